// Nothing moves, but for parts of a pixel, under the eyes of who reads: what scripts say has its room before they say it.
'use strict';
const { BASE, SCHOOL, PHONE, DESK, report, open } = require('./tools.cjs');

// In the page, before anything else: adds up what moves.
function watch() {
  window.moved = { sum: 0, what: [] };
  new PerformanceObserver(list => {
    for (const { value, sources } of list.getEntries()) {
      window.moved.sum += value;
      window.moved.what.push(...sources.map(({ node }) => node?.parentElement?.className || node?.nodeName));
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function pages_keep_still(browser) {
  const faults = [];
  for (const look of [{ ...PHONE, width: 390 }, DESK]) {
    const page = await open(browser, look, faults);
    await page.addInitScript(watch);
    const lost = await (await page.request.get(`${BASE}404.html`)).text(); // as hosts answer, but for the status
    await page.route(`${BASE}nirgends/**`, route => route.fulfill({ contentType: 'text/html', body: lost }));
    for (const at of [SCHOOL, `ar/aadaa/${SCHOOL.split('/')[1]}/`, 'mitglieder/', 'termine/', 'termine/2026-12/', 'termine/aushang/2026-w49/', 'suche/?q=Deutsch',
      'suche/?q=xyzq', 'suche/', '', 'nirgends/deutsch/', 'nirgends/xyzq/']) {
      const answer = await page.goto(BASE + at);
      if (answer.status() !== 200) faults.push(`${at} is not there`);
      await page.waitForSelector('.results:not(.is-told)', { state: 'detached' });
      await page.evaluate(() => new Promise(done => { requestAnimationFrame(() => setTimeout(done, 300)); }));
      const { sum, what } = await page.evaluate(() => window.moved);
      if (sum >= 0.0005) faults.push(`${at} moves by ${sum.toFixed(4)} at ${look.width} px: ${what}`);
    }
    await page.evaluate(() => document.querySelector('h1').before(document.createElement('hr'), 'x'));
    await page.waitForFunction(() => window.moved.sum).catch(() => faults.push('what moves is not seen'));
    await page.context().close();
  }
  report('pages keep still while scripts speak', faults);
}

module.exports = [pages_keep_still];
