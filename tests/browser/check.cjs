// Looks at the site in a browser: check.cjs BROWSER BASE MEMBER [PART...]. See run.
'use strict';
const { chromium } = require('playwright-core');
const { BROWSER, FLAGS, PATIENCE, report, failed } = require('./tools.cjs');

const ALL = ['look', 'undecided', 'tree', 'keys', 'bars', 'scripts', 'lists', 'errands', 'errands-people', 'search', 'hours', 'shift', 'people', 'paper', 'numbers', 'share', 'times', 'month', 'member'];

async function main() {
  const parts = process.argv.slice(5);
  const browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS, timeout: PATIENCE });
  for (const part of parts.length ? parts : ALL)
    for (const check of require(`./${part}.cjs`))
      await check(browser).catch(error => report(check.name.replaceAll('_', ' '), [error.message.split('\n')[0]]));
  await browser.close();
  process.exitCode = failed() ? 1 : 0;
}

main().catch(error => {
  console.log(`not ok the browser\n    ${String(error.message).split('\n').join('\n    ')}`);
  process.exit(1);
});
