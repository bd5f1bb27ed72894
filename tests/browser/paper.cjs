// What printers make of the pages.
'use strict';
const { BASE, SCHOOL, DESK, report, open } = require('./tools.cjs');

async function prints(browser) {
  const faults = [];
  const page = await open(browser, DESK, faults);
  await page.goto(BASE);
  await page.emulateMedia({ media: 'print' });
  for (const what of ['.main-nav', '.languages', '.search', '.skip'])
    if (await page.locator(what).isVisible()) faults.push(`${what} is printed`);
  if (!await page.locator('main .row h3 >> nth=0').isVisible()) faults.push('no events are printed');
  report('paper carries the content and no menus', faults);
  await page.context().close();
}

// How many sheets of which size Chromium prints, as its PDF says.
function sheets(pdf) {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox ?\[([^\]]*)\]/g)].map(b => b[1].trim().split(/ +/).map(Number));
  return boxes.map(b => `${Math.round(b[2] * 25.4 / 72)}x${Math.round(b[3] * 25.4 / 72)}`);
}

const SHEETS = [
  ['termine/2026-09/', '297x210'], ['termine/2026-12/', '297x210'],
  ['ar/faaliyat/2026-09/', '297x210'], ['ar/faaliyat/2026-11/', '297x210'],
  ['termine/aushang/2026-w48/', '210x297'], ['termine/aushang/2026-w49/', '210x297'],
  ['termine/aushang/2026-w52/', '210x297'], ['ar/faaliyat/lawha/2026-w52/', '210x297'],
  ['tr/etkinlikler/pano/2026-w52/', '210x297'], ['termine/aushang/2026-w53/', '210x297 210x297'],
];

async function sheets_hold_what_they_should(browser) {
  const faults = [];
  const page = await open(browser, DESK, faults);
  for (const [at, wanted] of SHEETS) {
    await page.goto(BASE + at);
    const found = sheets(await page.pdf({ preferCSSPageSize: true })).join(' ');
    if (found !== wanted) faults.push(`${at}: printed on ${found}, not ${wanted}`);
  }
  report('months and weeks are printed on one sheet, if they are not too full', faults);
  await page.context().close();
}

// On paper a member is one sheet of A5 in any script; other pages keep the printer's format.
async function prints_a_card(browser) {
  const faults = [];
  const page = await open(browser, { ...DESK, script: false }, faults);
  async function printed(url) {
    await page.goto(url);
    return sheets(await page.pdf({ preferCSSPageSize: true })).join(' ');
  }
  await page.goto(BASE + SCHOOL);
  const arabic = await page.locator('.languages a[hreflang="ar"]').evaluate(a => a.href);
  for (const url of [BASE + SCHOOL, arabic]) {
    const found = await printed(url);
    if (found !== '148x210') faults.push(`${url}: printed on ${found}`);
  }
  if ((await printed(`${BASE}mitglieder/`)).includes('148x210')) faults.push('the list is printed on A5 too');
  await page.goto(BASE + SCHOOL);
  await page.emulateMedia({ media: 'print' });
  for (const what of ['.week', '.reach a[href^="tel:"]', '.reach-way', '.paper-only'])
    if (!await page.locator(what).isVisible()) faults.push(`${what} is not printed`);
  for (const what of ['.main-nav', '.site-foot', '.member .prose', '.wrong'])
    if (await page.locator(what).isVisible()) faults.push(`${what} is printed`);
  report('a member is printed as a card', faults);
  await page.context().close();
}

module.exports = [prints, prints_a_card, sheets_hold_what_they_should];
