// Looks at every kind of page in each language (or in two of them, see chosen), on a phone and on a desk, in
// both schemes: axe in light on the phone and in dark on the desk, the contrast of texts in both on both.
'use strict';
const os = require('os');
const { BASE, PHONE, DESK, WHOLE, dice, sampled, open_boxes, report, open, axe } = require('./tools.cjs');
const { places } = require('./places.cjs');
const { shape, misfits, proposals, head, space, close_up } = require('./fit.cjs');
const { contrast } = require('./contrast.cjs');

// One language of each direction is looked at whole. In the others, of long lists of entries made by one
// template the first ones stand for all.
const LISTS_WHOLE = ['de', 'ar'];
const ENTRIES = 6;
const RIGHT_TO_LEFT = ['ar', 'fa'];
const OTHER = { light: 'dark', dark: 'light' };
const ZOOMED = { width: 320, height: 256 }; // a window of 1280 x 1024 at 400 % (WCAG 1.4.10)
const LOOKS = [PHONE, DESK];
// All that is asked of a page: of lists so many entries (0: all), in which looks axe is asked and without which
// of its rules, and the contrast in how many schemes of each look, beginning with that of the number.
const ALL = { entries: 0, axe: LOOKS, without: [], schemes: 2, scheme: 0 };
const COSTLY = ['color-contrast', 'target-size']; // what axe takes most of its time for

// In the page: leaves the beginnings of long lists.
function shorten(entries) {
  for (const list of document.querySelectorAll('main :is(ul, ol, tbody)'))
    for (const entry of [...list.children].slice(entries)) entry.remove();
  for (const part of [...document.querySelectorAll('main > :is(.letter, .month)')].slice(entries)) part.remove();
}

// What is wrong with a page. It is loaded once, and changes its width as seldom as can be: both cost as much
// as looking.
async function look_at(page, url, asked = ALL) {
  const seen = [];
  const note = ({ width }, how, faults) => seen.push(...faults.map(f => `${width} px, ${how}: ${f}`));
  async function fits(look, how) {
    const size = look.width === ZOOMED.width ? ZOOMED : { width: look.width, height: look.height };
    await page.setViewportSize(size);
    note(look, how, await page.evaluate(misfits, [size.width, size.height]));
    note(look, how, await page.evaluate(head));
  }
  await page.setViewportSize(LOOKS[0]);
  const response = await page.goto(url);
  if (response.status() !== 200) return [`${url}: status ${response.status()}`];
  note(LOOKS[0], 'at first', await page.evaluate(shape));
  await page.evaluate(open_boxes);
  if (asked.entries) await page.evaluate(shorten, asked.entries);
  for (const [i, look] of LOOKS.entries()) {
    await page.setViewportSize(look);
    if (asked.axe.includes(look)) {
      await page.emulateMedia({ colorScheme: look.colorScheme });
      note(look, look.colorScheme, await axe(page, asked.without));
    }
    for (let n = 0; n < asked.schemes; n++) {
      const colorScheme = (asked.scheme + n + i) % 2 ? OTHER[PHONE.colorScheme] : PHONE.colorScheme;
      await page.emulateMedia({ colorScheme });
      note(look, colorScheme, await page.evaluate(contrast));
    }
    await fits(look, 'open');
    note(look, 'open', await page.evaluate(proposals));
    await page.evaluate(space);
    await fits(look, 'widely spaced');
    await page.evaluate(close_up);
  }
  return seen;
}

// Every kind of page in one language of each direction, and home in all. What is left out of one of the two is
// asked of the other, so that each kind is seen by axe in both looks, by all of its rules, in both schemes
// at both widths, and with its lists whole. The languages take turns, from a beginning that chance sets,
// so that each has as many kinds as the others.
function chosen(all) {
  if (WHOLE) return all.map(place => ({ ...place, asked: { ...ALL, entries: LISTS_WHOLE.includes(place.language) ? 0 : ENTRIES } }));
  const found = [], random = dice(1), sides = [false, true];
  const of_side = (places, rtl) => places.filter(place => RIGHT_TO_LEFT.includes(place.language) === rtl);
  const turns = sides.map(() => random(1000));
  for (const kind of new Set(all.map(place => place.kind))) {
    const look = random(2), scheme = random(2), rule = random(2), whole = random(2);
    sides.forEach((rtl, n) => {
      const side = of_side(all.filter(place => place.kind === kind), rtl), turn = turns[n]++ % (side.length || 1);
      const other = m => (m + n) % 2;
      const asked = { entries: other(whole) ? ENTRIES : 0, axe: [LOOKS[other(look)]], without: [COSTLY[other(rule)]],
        schemes: 1, scheme: other(scheme) };
      side.forEach((place, i) => (i === turn || kind === 'home') && found.push({ ...place, asked }));
    });
  }
  sampled('pages in their looks', found.length, all.length);
  return found;
}

async function looks(browser) {
  const all = chosen(await places(browser)), faults = all.map(() => []);
  let next = 0;
  async function work() {
    const noise = [], page = await open(browser, { ...PHONE, axe: true }, noise);
    while (next < all.length) {
      const i = next++, { url, asked } = all[i];
      if (!url) faults[i].push('there is no such page');
      else faults[i].push(...await look_at(page, url, asked));
      faults[i].push(...noise.splice(0));
    }
    await page.context().close();
  }
  await Promise.all(Array.from({ length: os.cpus().length }, work));
  all.forEach((place, i) => report(place.name, faults[i]));
}

// Also those that chance did not choose are there.
async function every_kind_is_there(browser) {
  const faults = [], all = await places(browser), page = await open(browser, PHONE, []);
  await page.goto(BASE);
  const statuses = await page.evaluate(urls => Promise.all(urls.map(async url =>
    url && (await fetch(url, { method: 'HEAD' })).status)), all.map(place => place.url));
  all.forEach(({ name, url }, i) => statuses[i] === 200 || faults.push(`${name}: ${url} gives ${statuses[i]}`));
  report('every kind of page is there in every language', faults);
  await page.context().close();
}

// The page is made so that there is one of each.
async function sees_faults(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  faults.push(...await look_at(page, `${BASE}falsch.html`));
  const expected = ['of h1', 'of main', 'of .languages', 'of script', 'no style', 'px wider',
    'light: color-contrast: .pale', 'dark: color-contrast: .large', 'image-alt', 'target-size', 'inline style',
    '320 px, light: p.pale stands out', '320 px, dark: p.night stands out', '1280 px, light: p.large stands out',
    '1280 px, dark: p.night stands out', 'light: p.cut is translucent', 'light: p.out has a picture behind',
    'inline script', 'another origin', 'open: p.cut cuts off', 'open: div.box scrolls sideways',
    'open: p.bar covers', 'open: p.out reaches out', "open: 'Was hier nicht steht' is cut off",
    "open: 'Netz' and 'Sprache' overlap", 'widely spaced: p.tight cuts off'];
  const missed = expected.filter(e => !faults.some(f => f.includes(e)));
  if (faults.some(f => f.includes('open: p.tight'))) missed.push('p.tight only when widely spaced');
  if (faults.some(f => /^320 .*large/.test(f))) missed.push('.large only on a desk');
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

module.exports = [sees_faults, every_kind_is_there, looks, heads];
