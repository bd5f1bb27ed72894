// What works without scripts.
'use strict';
const { BASE, PHONE, report, open } = require('./tools.cjs');
const { places } = require('./places.cjs');

async function does_without_script(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, script: false }, faults);
  await page.goto(BASE);
  for (const what of ['h1', '.main-nav a >> nth=3', 'main .row h3 a >> nth=0'])
    if (!await page.locator(what).isVisible()) faults.push(`${what} is not visible`);
  await page.locator('.languages summary').click();
  if (!await page.locator('.languages a[hreflang="tr"]').isVisible())
    faults.push('the picker does not open');
  await page.locator('.languages summary').click(); // open it may lie over the menu
  if (await page.locator('.languages a[hreflang="tr"]').isVisible())
    faults.push('the picker does not close');
  await page.locator('.main-nav a >> nth=1').click();
  await page.waitForURL(`${BASE}termine/`)
    .catch(() => faults.push('the menu leads nowhere'));
  report('pages work without scripts', faults);
  await page.context().close();
}

// Where the main part of a page leads, and the choices that scripts make boxes of.
function ways() {
  const main = document.querySelector('main');
  const choices = [...main.querySelectorAll("[data-choice]")].map(a => a.dataset.choice);
  const parts = 'h2, h3, p, td, th, dt, dd, meter';
  const shown = [...main.querySelectorAll(parts)].filter(e => e.checkVisibility() && !e.querySelector(parts));
  return {
    shown: shown.map(e => e.textContent.trim()).filter(Boolean),
    links: [...main.querySelectorAll('a[href]')].filter(a => !a.closest('.found')) // what a search finds is its own
      .map(a => new URL(a.getAttribute('href'), location).href),
    choices, boxes: main.querySelectorAll('.facets input').length,
  };
}

// Scripts add no link that is not there without them, and hide nothing that is. They make boxes of links to narrower lists,
// and of what has no list, as it is true for a day or a minute, or of a part of a list alone.
async function links_without_script(browser) {
  const faults = [];
  let links = 0, cells = 0;
  const all = (await places(browser)).filter(place => place.name.endsWith('(de)'));
  const with_script = await open(browser, PHONE, faults);
  const without = await open(browser, { ...PHONE, script: false }, faults);
  for (const { name, url } of all) {
    await Promise.all([with_script.goto(url), without.goto(url)]);
    const [more, less] = [await with_script.evaluate(ways), await without.evaluate(ways)];
    const lost = more.links.filter(link => !less.links.includes(link));
    if (lost.length) faults.push(`${name}: without scripts there is no ${lost}`);
    const gone = less.shown.filter(text => !more.shown.includes(text));
    cells += less.shown.length;
    if (gone.length) faults.push(`${name}: scripts take away ${gone.slice(0, 3).join('; ')}`);
    links += less.links.length;
    if (more.boxes && more.boxes !== less.choices.length)
      faults.push(`${name}: ${more.boxes} boxes, but ${less.choices.length} choices without scripts`);
  }
  if (links < 1000 || cells < 1000) faults.push(`only ${links} links and ${cells} parts are seen`);
  report('pages lead to the same places without scripts', faults);
  for (const page of [with_script, without]) await page.context().close();
}

module.exports = [does_without_script, links_without_script];
