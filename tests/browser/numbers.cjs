// The tables of reports and surveys: bars with what they say beside them, and on a phone nothing to scroll.
'use strict';
const { PHONE, DESK, report, open } = require('./tools.cjs');
const { places } = require('./places.cjs');

const WIDE_PHONE = { ...PHONE, width: 390 };

// In the page: what is wrong with its tables.
function tables() {
  const faults = [], rows = [...document.querySelectorAll('.numbers tbody tr')];
  if (!rows.length) faults.push('there are no numbers');
  for (const row of rows) {
    for (const meter of row.querySelectorAll('meter')) {
      const bar = meter.getBoundingClientRect(), said = meter.parentElement.querySelector('bdi').getBoundingClientRect();
      if (said.top > bar.bottom || said.bottom < bar.top || said.height > 2 * bar.height + 16)
        faults.push(`${row.textContent.trim()}: its share stands on another line than its bar`);
    }
  }
  for (const wrap of document.querySelectorAll('.table-wrap'))
    if (wrap.scrollWidth > wrap.clientWidth + 1) faults.push(`a table is ${wrap.scrollWidth - wrap.clientWidth} px too wide`);
  return faults;
}

async function shows_numbers(browser) {
  const faults = [];
  for (const look of [WIDE_PHONE, DESK]) {
    const page = await open(browser, look, faults);
    for (const { kind, name, url } of (await places(browser)).filter(place => /^(report|survey)$/.test(place.kind))) {
      await page.goto(url);
      faults.push(...(await page.evaluate(tables)).map(fault => `${look.width} px, ${name}: ${fault}`));
      if (kind === 'report' && await page.locator('.numbers').count() !== 1) faults.push(`${name} has not one table`);
    }
    await page.context().close();
  }
  report('bars have their shares beside them, and tables fit a phone', faults);
}

module.exports = [shows_numbers];
