// What works with the keyboard alone.
'use strict';
const { BASE, PHONE, DESK, report, open, focused, tab_to } = require('./tools.cjs');

async function skips(browser) {
  const faults = [];
  const page = await open(browser, DESK, faults);
  await page.goto(BASE);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(focused);
  if (first.style !== 'skip' || !first.seen) faults.push('the first stop is no visible skip link');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const next = await page.evaluate(focused);
  if (!next.inside) faults.push(`after it the focus is on ${next.tag} ${next.name}, not in main`);
  report('the skip link leads to the content', faults);
  await page.context().close();
}

async function picks_language(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  await page.goto(`${BASE}termine/`);
  const summary = await tab_to(page, at => at.tag === 'SUMMARY');
  if (!summary || !summary.seen) faults.push('Tab does not reach the picker');
  await page.keyboard.press('Enter');
  const arabic = await tab_to(page, at => at.lang === 'ar');
  if (!arabic || !arabic.seen) faults.push('the open picker does not show Arabic');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ar/**', { timeout: 5000 }).catch(() => faults.push('it leads nowhere'));
  const now = await page.evaluate(() => [document.documentElement.dir, location.pathname]);
  if (now[0] !== 'rtl') faults.push(`${now[1]} does not run from right to left`);
  report('the language picker works with the keyboard', faults);
  await page.context().close();
}

module.exports = [skips, picks_language];
