// Saves files of a site that is being previewed and waits for the page: preview.cjs BROWSER BASE TREE SAVES
// prints the milliseconds that each save took until the page was loaded, and until a style sheet was swapped,
// as JSON. See preview.
'use strict';
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const { chromium } = createRequire(path.join(__dirname, '../browser/check.cjs'))('playwright-core');

const [, , BROWSER, BASE, TREE, SAVES] = process.argv;
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

// A page of its own, so that what is saved is what is looked at.
const PAGE = path.join(TREE, 'content/pages/bench-preview.md');
const write = n => fs.writeFileSync(PAGE, `---\ntitle: Messung\n---\nStand${n}.\n`);
const pause = ms => new Promise(done => { setTimeout(done, ms); });

// In the page: tells when it is loaded, and what it shows.
function announce() {
  addEventListener('load', () => window.told(document.body.innerText.match(/Stand\d+/)?.[0] || ''));
}

async function main() {
  const browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS });
  const page = await browser.newPage();
  const pages = [], styles = [], style = path.join(TREE, 'site/assets/style.css');
  let wanted = '', loaded = () => {};
  await page.exposeFunction('told', shown => shown === wanted && loaded());
  await page.addInitScript(announce);
  write(0);
  while (!(await (await fetch(`${BASE}bench-preview/`)).text()).includes('Stand0')) await pause(50);
  await pause(1000);
  await page.goto(`${BASE}bench-preview/`, { waitUntil: 'load' });
  for (let n = 1; n <= Number(SAVES); n++) {
    await pause(300);
    wanted = `Stand${n}`;
    const shown = new Promise(done => { loaded = done; });
    const started = performance.now();
    write(n);
    await shown;
    pages.push(performance.now() - started);
  }
  const sheet = fs.existsSync(style) ? fs.readFileSync(style, 'utf8') : '';
  for (let n = 1; n <= 10; n++) {
    await pause(1000);
    const started = performance.now();
    fs.writeFileSync(style, `${sheet}\nh1 { color: rgb(${n}, 0, 0) !important; }\n`);
    await page.waitForFunction(c => getComputedStyle(document.querySelector('h1')).color === c, `rgb(${n}, 0, 0)`);
    styles.push(performance.now() - started);
  }
  fs.unlinkSync(PAGE);
  console.log(JSON.stringify({ pages, styles }));
  await browser.close();
}

main().catch(error => {
  console.error(error.message);
  process.exit(1);
});
