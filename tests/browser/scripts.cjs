// What works without scripts.
'use strict';
const { BASE, PHONE, report, open } = require('./tools.cjs');

async function does_without_script(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, script: false }, faults);
  await page.goto(BASE);
  for (const what of ['h1', '.main-nav a >> nth=3', 'main .row h3 a >> nth=0'])
    if (!await page.locator(what).isVisible()) faults.push(`${what} is not visible`);
  await page.locator('.languages summary').click();
  if (!await page.locator('.languages a[hreflang="tr"]').isVisible())
    faults.push('the picker does not open');
  await page.locator('.main-nav a >> nth=1').click();
  await page.waitForURL(`${BASE}termine/`, { timeout: 5000 })
    .catch(() => faults.push('the menu leads nowhere'));
  report('pages work without scripts', faults);
  await page.context().close();
}

module.exports = [does_without_script];
