// Looks at every kind of page in every language, in both schemes, on a phone and on a desk: axe in light on
// the phone and in dark on the desk, the contrast of texts also the other way round.
'use strict';
const os = require('os');
const { BASE, PHONE, DESK, report, open, axe } = require('./tools.cjs');
const { places } = require('./places.cjs');
const { shape, misfits, proposals, head, space, unfold } = require('./fit.cjs');
const { contrast } = require('./contrast.cjs');

// One language of each direction is looked at whole. In the others, of long lists of entries made by one
// template the first ones stand for all.
const WHOLE = ['de', 'ar'];
const ENTRIES = 6;
const OTHER = { light: 'dark', dark: 'light' };
const ZOOMED = { width: 320, height: 256 }; // a window of 1280 x 1024 at 400 % (WCAG 1.4.10)

// In the page: leaves the beginnings of long lists.
function shorten(entries) {
  for (const list of document.querySelectorAll('main :is(ul, ol, tbody)'))
    for (const entry of [...list.children].slice(entries)) entry.remove();
  for (const part of [...document.querySelectorAll('main > :is(.letter, .month)')].slice(entries)) part.remove();
}

// What is wrong with a page in windows of these looks. It is loaded once: loading costs as much as looking.
async function look_at(page, looks, url, entries) {
  const seen = [];
  const note = ({ width }, how, faults) => seen.push(...faults.map(f => `${width} px, ${how}: ${f}`));
  async function fits(look, how) {
    const size = look.width === ZOOMED.width ? ZOOMED : { width: look.width, height: look.height };
    await page.setViewportSize(size);
    note(look, how, await page.evaluate(misfits, [size.width, size.height]));
    note(look, how, await page.evaluate(head));
  }
  await page.setViewportSize(looks[0]);
  const response = await page.goto(url);
  if (response.status() !== 200) return [`${url}: status ${response.status()}`];
  note(looks[0], 'at first', await page.evaluate(shape));
  await page.evaluate(unfold);
  if (entries) await page.evaluate(shorten, entries);
  for (const look of looks) {
    const { colorScheme } = look;
    await page.setViewportSize(look);
    await page.emulateMedia({ colorScheme });
    note(look, colorScheme, await axe(page));
    for (const scheme of [colorScheme, OTHER[colorScheme]]) {
      await page.emulateMedia({ colorScheme: scheme });
      note(look, scheme, await page.evaluate(contrast));
    }
    await fits(look, 'open');
    note(look, 'open', await page.evaluate(proposals));
  }
  await page.evaluate(space);
  for (const look of looks) await fits(look, 'widely spaced');
  return seen;
}

async function looks(browser) {
  const all = await places(browser), faults = all.map(() => []);
  let next = 0;
  async function work() {
    const noise = [], page = await open(browser, { ...PHONE, axe: true }, noise);
    while (next < all.length) {
      const i = next++, { url, language } = all[i];
      if (!url) faults[i].push('there is no such page');
      else faults[i].push(...await look_at(page, [PHONE, DESK], url, WHOLE.includes(language) ? 0 : ENTRIES));
      faults[i].push(...noise.splice(0));
    }
    await page.context().close();
  }
  await Promise.all(Array.from({ length: os.cpus().length }, work));
  all.forEach((place, i) => report(place.name, faults[i]));
}

// The page is made so that there is one of each.
async function sees_faults(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  faults.push(...await look_at(page, [PHONE, DESK], `${BASE}falsch.html`));
  const expected = ['of h1', 'of main', 'of .languages', 'of script', 'no style', 'px wider',
    'light: color-contrast: .pale', 'dark: color-contrast: .large', 'image-alt', 'inline style',
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

module.exports = [sees_faults, looks, heads];
