// The grid of a month at every width, in which times have the narrowest place.
'use strict';
const { BASE, DESK, report, open } = require('./tools.cjs');

const MONTHS = ['termine/2026-12/', 'termine/2026-11/', 'tr/etkinlikler/2026-12/', 'ar/faaliyat/2026-12/', 'en/events/2026-12/'];
const [NARROW, WIDE, STEP] = [600, 1400, 50];
const LEAST = 4; // px between a time and the edge of its cell

// In the page: times that touch the edge of their cell, or are divided.
function tight(least) {
  const faults = [];
  for (const time of document.querySelectorAll('.grid .times')) {
    const cell = time.closest('td').getBoundingClientRect(), range = document.createRange();
    range.selectNodeContents(time);
    const boxes = [...range.getClientRects()].filter(box => box.width > 1);
    const room = Math.min(...boxes.map(box => Math.min(cell.right - box.right, box.left - cell.left)));
    const clock = /^[\d:–]+$/.test(time.textContent.trim());
    if (getComputedStyle(time.closest('td')).display === 'table-cell' && room < least)
      faults.push(`'${time.textContent}' is ${room.toFixed(1)} px from the edge`);
    if (clock && new Set(boxes.map(box => Math.round(box.top))).size > 1) faults.push(`'${time.textContent}' is divided`);
  }
  return faults;
}

async function leaves_room_for_times(browser) {
  const faults = [];
  let times = 0, grids = 0;
  const page = await open(browser, { ...DESK, colorScheme: 'light' }, faults);
  for (const month of MONTHS) {
    const answer = await page.goto(BASE + month);
    if (!answer.ok()) {
      faults.push(`${month} is not there`);
      continue;
    }
    for (let width = NARROW; width <= WIDE; width += STEP) {
      await page.setViewportSize({ width, height: 800 });
      faults.push(...(await page.evaluate(tight, LEAST)).map(fault => `${month} at ${width} px: ${fault}`));
      grids += await page.locator('.grid').evaluate(e => getComputedStyle(e).display === 'table');
    }
    times += await page.locator('.grid .times').count();
  }
  if (times < 20 || grids < 20) faults.push(`only ${times} times in ${grids} grids`);
  report('times in the month have room at every width', faults);
  await page.context().close();
}

module.exports = [leaves_room_for_times];
