// The preview in a browser: pages.cjs BROWSER BASE TREE. See run.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('../browser/node_modules/playwright-core');
const { BROWSER, BASE, MEMBER: TREE, FLAGS, PATIENCE, report, failed, axe } = require('../browser/tools.cjs');

const IMPRINT = path.join(TREE, 'content/pages/impressum.md');
const STYLE = path.join(TREE, 'site/assets/style.css');
const ROOT = new URL('/', BASE).href;
const LONG = Array.from({ length: 200 }, (_, i) => `Absatz ${i}.`).join('\n\n');

const imprint = (text, head = 'menu: footer') =>
  fs.writeFileSync(IMPRINT, `---\ntitle: Impressum\n${head}\n---\n${text}\n\n${LONG}\n`);

// Waits until an address tells something: a page that is opened before is soon loaded again.
async function told(url, text) {
  const end = Date.now() + PATIENCE;
  while (!(await (await fetch(url)).text()).includes(text)) {
    if (Date.now() > end) throw new Error(`${url} never tells ${text}`);
    await new Promise(done => { setTimeout(done, 20); });
  }
}

const shown = text => told(`${BASE}impressum/`, text);
const faulty = () => told(`${ROOT}_status`, 'field-unknown');

// A page that notes what goes wrong in it; `mark` is lost when it is loaded again.
async function visit(browser, url, faults, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.on('console', m => m.type() === 'error' && faults.push(`console: ${m.text()} (${m.location().url})`));
  page.on('pageerror', e => faults.push(`script: ${e.message}`));
  page.on('request', r => new URL(r.url()).origin === new URL(BASE).origin || faults.push(`asks ${r.url()}`));
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => { window.mark = 1; });
  return page;
}

const marked = page => page.evaluate(() => window.mark === 1);
const bar = (page, what) => page.locator(`knoten-preview ${what}`); // locators look into shadow trees
const says = (page, text) => page.waitForFunction(t => document.querySelector('main').innerText.includes(t), text);

async function reloads_and_keeps_the_place(browser) {
  const faults = [];
  imprint('Anfang.');
  await shown('Anfang.');
  const page = await visit(browser, `${BASE}impressum/`, faults);
  await says(page, 'Anfang.');
  await page.evaluate(() => { window.mark = 1; window.scrollTo(0, 1500); });
  imprint('Danach.');
  await says(page, 'Danach.');
  if (await marked(page)) faults.push('the page was not loaded again');
  await page.waitForFunction(() => window.scrollY > 1400).catch(() => faults.push('the place is lost'));
  const y = await page.evaluate(() => window.scrollY);
  if (Math.abs(y - 1500) > 2) faults.push(`the page stands at ${y}`);
  if (!await bar(page, 'summary').first().isVisible()) faults.push('there is no bar');
  report('a save loads the page again, which stays where it was', faults);
  await page.context().close();
}

async function swaps_style_sheets(browser) {
  const faults = [], before = fs.readFileSync(STYLE, 'utf8');
  const page = await visit(browser, `${BASE}impressum/`, faults);
  for (const colour of ['rgb(1, 2, 3)', 'rgb(3, 2, 1)']) {
    fs.writeFileSync(STYLE, `${before}\nh1 { color: ${colour} !important; }\n`);
    await page.waitForFunction(c => getComputedStyle(document.querySelector('h1')).color === c, colour);
    if (!await marked(page)) faults.push('the page was loaded again');
  }
  await page.waitForFunction(() => document.querySelectorAll('link[rel="stylesheet"]').length === 1)
    .catch(() => faults.push('old style sheets stay'));
  fs.writeFileSync(STYLE, before);
  report('a style sheet is swapped without loading the page again', faults);
  await page.context().close();
}

async function lays_mistakes_over(browser) {
  const faults = [];
  imprint('Vorher.');
  await shown('Vorher.');
  const page = await visit(browser, `${BASE}impressum/`, faults, { permissions: ['clipboard-read', 'clipboard-write'] });
  await says(page, 'Vorher.');
  await page.evaluate(() => { window.mark = 1; });
  imprint('Kaputt.', 'menue: footer');
  await bar(page, 'article.error').waitFor();
  const told = await bar(page, 'aside').innerText();
  for (const word of ['field-unknown', 'content/pages/impressum.md:3:1', 'menu', '1 Fehler', 'Dahinter steht'])
    if (!told.includes(word)) faults.push(`the overlay does not tell ${word}: ${told}`);
  if (!await marked(page)) faults.push('the page behind was loaded again');
  await says(page, 'Vorher.');
  await bar(page, '.place button').click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  if (copied !== 'content/pages/impressum.md:3:1') faults.push(`copied is '${copied}'`);
  const open = await bar(page, '.place a').getAttribute('href');
  if (open !== `edit:${IMPRINT}`) faults.push(`it would open ${open}`);
  await page.setViewportSize({ width: 360, height: 700 });
  const box = await bar(page, 'aside').boundingBox();
  if (box.x < 0 || box.x + box.width > 361 || box.y < 100) faults.push(`on a phone it lies at ${JSON.stringify(box)}`);
  await page.goto(BASE);
  if (!await bar(page, 'article.error').isVisible()) faults.push('other pages do not tell it');
  await page.goto(`${BASE}impressum/`);
  imprint('Nachher.');
  await says(page, 'Nachher.');
  if (await bar(page, 'article').count()) faults.push('the overlay stays');
  report('a mistake lies over the page as it was, and goes when it is mended', faults);
  await page.context().close();
}

async function lists_all(browser) {
  const faults = [];
  imprint('Kaputt.', 'menue: footer');
  await faulty();
  const page = await visit(browser, `${ROOT}_status`, faults);
  await page.locator('article.error').waitFor();
  faults.push(...await axe(page));
  imprint('Ganz.');
  await page.locator('article.error').waitFor({ state: 'detached' });
  report('/_status lists all, and follows', faults);
  await page.context().close();
}

async function is_for_everyone(browser) {
  const faults = [];
  imprint('Kaputt.', 'menue: footer');
  await faulty();
  const page = await visit(browser, `${BASE}impressum/`, faults);
  await bar(page, 'article.error').waitFor();
  faults.push(...await axe(page));
  imprint('Heil.');
  await says(page, 'Heil.');
  await bar(page, 'summary').first().click();
  faults.push(...await axe(page));
  report('axe finds nothing in the bar', faults);
  await page.context().close();
}

async function shows_another_day(browser) {
  const faults = [];
  const page = await visit(browser, `${BASE}termine/`, faults);
  await bar(page, 'summary').first().click();
  await bar(page, 'input[type=date]').fill('2027-03-01');
  await bar(page, 'button >> nth=0').click();
  await page.waitForFunction(() => {
    const input = document.querySelector('knoten-preview').shadowRoot.querySelector('input[type=date]');
    return input && input.value === '2027-03-01';
  });
  if (page.url() !== `${BASE}termine/`) faults.push(`it leads to ${page.url()}`);
  report('the bar shows the site on another day', faults);
  await page.context().close();
}

async function works_without_script(browser) {
  const faults = [];
  imprint('Kaputt.', 'menue: footer');
  await faulty();
  await faulty();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(BASE);
  if (!await bar(page, 'article.error').isVisible()) faults.push('the overlay is not there');
  imprint('Ganz.');
  report('mistakes are told without scripts, too', faults);
  await context.close();
}

async function follows(browser) {
  const faults = [];
  const page = await visit(browser, `${BASE}termine/`, faults);
  imprint('Gefolgt.');
  await page.waitForURL(`${BASE}impressum/`);
  await says(page, 'Gefolgt.');
  await page.evaluate(() => { window.mark = 1; window.scrollTo(0, 1500); });
  imprint('Nochmals.');
  await says(page, 'Nochmals.');
  await page.waitForFunction(() => window.scrollY > 1400).catch(() => faults.push('the place is lost'));
  await page.goBack();
  if (page.url() !== `${BASE}termine/`) faults.push(`back leads to ${page.url()}`);
  report('--follow leads to the page of what was saved, and from there reloads it', faults);
  await page.context().close();
}

const PARTS = { follow: [follows] };

async function main() {
  const browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS, timeout: PATIENCE });
  for (const check of PARTS[process.env.PART] || [reloads_and_keeps_the_place, swaps_style_sheets, lays_mistakes_over, lists_all, is_for_everyone,
    shows_another_day, works_without_script])
    await check(browser).catch(error => report(check.name.replaceAll('_', ' '), [error.message.split('\n')[0]]));
  await browser.close();
  process.exitCode = failed() ? 1 : 0;
}

main().catch(error => {
  console.log(`not ok the preview in a browser\n    ${String(error.message).split('\n').join('\n    ')}`);
  process.exit(1);
});
