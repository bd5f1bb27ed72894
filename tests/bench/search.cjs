// Types questions letter by letter: search.cjs BROWSER BASE SLOWER QUESTION… prints the milliseconds
// that each letter took, as JSON. See search.
'use strict';
const { createRequire } = require('module');
const path = require('path');
const { chromium } = createRequire(path.join(__dirname, '../browser/check.cjs'))('playwright-core');

const [, , BROWSER, BASE, SLOWER, ...QUESTIONS] = process.argv;
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WAITS = 20; // what search.js waits for the next letter

// In the page: resolves once the hits for `text` are laid out.
function type([text, waits]) {
  const field = document.getElementById('_q'), panel = document.querySelector('.hits');
  return new Promise((resolve) => {
    const started = performance.now();
    const seen = new MutationObserver(() => {
      setTimeout(() => {
        panel.getBoundingClientRect();
        seen.disconnect();
        resolve(performance.now() - started - waits);
      });
    });
    seen.observe(panel.querySelector('.hint'), { childList: true });
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function main() {
  const browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS });
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(BASE, { waitUntil: 'networkidle' });
  const session = await page.context().newCDPSession(page);
  await page.locator('#_q').focus();
  await page.waitForLoadState('networkidle');
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(SLOWER) });
  const times = [];
  for (const question of QUESTIONS)
    for (let n = 1; n <= question.length; n++)
      if (question[n - 1] !== ' ') times.push(await page.evaluate(type, [question.slice(0, n), WAITS]));
  console.log(JSON.stringify(times));
  await browser.close();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
