// Looks at every kind of page in every language, in both schemes, on a phone and on a desk.
'use strict';
const os = require('os');
const { BASE, PHONE, DESK, report, open, axe } = require('./tools.cjs');
const { places } = require('./places.cjs');
const { shape, misfits, proposals, head, space } = require('./fit.cjs');

// One language of each direction is looked at closely: all rules in one scheme, in the other what
// depends on colours. In the others every second page is seen on a phone in light and the rest on a
// desk in dark, and of long lists of entries made by one template the first ones stand for all.
const CLOSELY = ['de', 'ar'];
const ENTRIES = 10;
const COLOURS = ['color-contrast', 'link-in-text-block'];
const OTHER = { light: 'dark', dark: 'light' };
const ZOOMED = { width: 320, height: 256 }; // a window of 1280 x 1024 at 400 % (WCAG 1.4.10)

// In the page: leaves the beginnings of long lists.
function shorten(entries) {
  for (const list of document.querySelectorAll('main :is(ul, ol, tbody)'))
    for (const entry of [...list.children].slice(entries)) entry.remove();
  for (const part of [...document.querySelectorAll('main > :is(.letter, .month)')].slice(entries)) part.remove();
}

// What is wrong with a page on a phone or a desk. It is loaded once: loading costs as much as looking.
async function look_at(page, look, url, closely) {
  const { width, height, colorScheme } = look;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  const response = await page.goto(url);
  if (response.status() !== 200) return [`${url}: status ${response.status()}`];
  const seen = [];
  const note = (how, faults) => seen.push(...faults.map(f => `${width} px, ${how}: ${f}`));
  note('at first', await page.evaluate(shape));
  if (!closely) await page.evaluate(shorten, ENTRIES);
  note(colorScheme, await axe(page));
  if (closely) {
    await page.emulateMedia({ colorScheme: OTHER[colorScheme] });
    note(OTHER[colorScheme], await axe(page, COLOURS));
  }
  const size = width === ZOOMED.width ? ZOOMED : { width, height };
  await page.setViewportSize(size);
  note('open', await page.evaluate(proposals));
  for (const how of ['open', 'widely spaced']) {
    if (how !== 'open') await page.evaluate(space);
    note(how, await page.evaluate(misfits, [size.width, size.height]));
    note(how, await page.evaluate(head));
  }
  return seen;
}

async function looks(browser) {
  const all = await places(browser), faults = all.map(() => []);
  let next = 0;
  async function work() {
    const noise = [];
    const pages = await Promise.all([PHONE, DESK].map(look => open(browser, { ...look, axe: true }, noise)));
    while (next < all.length) {
      const i = next++;
      if (!all[i].url) faults[i].push('there is no such page');
      else for (const [n, look] of [PHONE, DESK].entries()) {
        const { url, turn, language } = all[i], closely = CLOSELY.includes(language);
        if (closely || turn === n) faults[i].push(...await look_at(pages[n], look, url, closely));
      }
      faults[i].push(...noise.splice(0));
    }
    for (const page of pages) await page.context().close();
  }
  await Promise.all(Array.from({ length: os.cpus().length }, work));
  all.forEach((place, i) => report(place.name, faults[i]));
}

// The page is made so that there is one of each.
async function sees_faults(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  faults.push(...await look_at(page, PHONE, `${BASE}falsch.html`, true));
  const expected = ['of h1', 'of main', 'of .languages', 'of script', 'no style', 'px wider',
    'light: color-contrast: .pale', 'dark: color-contrast: .night', 'image-alt', 'inline style',
    'inline script', 'another origin', 'open: p.cut cuts off', 'open: div.box scrolls sideways',
    'open: p.bar covers', 'open: p.out reaches out', "open: 'Was hier nicht steht' is cut off",
    "open: 'Netz' and 'Sprache' overlap", 'widely spaced: p.tight cuts off'];
  const missed = expected.filter(e => !faults.some(f => f.includes(e)));
  if (faults.some(f => f.includes('open: p.tight'))) missed.push('p.tight only when widely spaced');
  report('the checks see a faulty page', missed.map(e => `not seen: ${e}`));
  await page.context().close();
}

// The head is the same on every page; at 320 px each was seen by now.
async function heads(browser) {
  const faults = [], width = 360;
  const page = await open(browser, { ...PHONE, width }, faults);
  for (const { name, url } of (await places(browser)).filter(place => place.name.startsWith('home'))) {
    await page.goto(url);
    for (const seen of [misfits, head, proposals])
      faults.push(...(await page.evaluate(seen, [width, PHONE.height])).map(f => `${name}: ${f}`));
  }
  report('the head fits a phone of 360 px in every language', faults);
  await page.context().close();
}

module.exports = [sees_faults, looks, heads];
