// How far it is with the keyboard to what a page lists: bars of links are one stop each (assets/bars.js).
'use strict';
const { BASE, WHOLE, report, open, focused, tab_to } = require('./tools.cjs');
const { places } = require('./places.cjs');

// So many stops, that of the skip link included, may stand before a list.
const FEW = 9;
// Pages that list something, by their kind, and others by their address.
const LISTS = ['home', 'events', 'month', 'archive', 'notice board', 'year', 'members', 'members of a topic', 'groups',
  'offers', 'venues', 'news list', 'reports', 'surveys', 'calendars', 'embeds', 'embed', 'everything from A to Z'];
const NARROWED = ['termine/wann/week/', 'termine/?cost=free', 'termine/arbeitsgruppen/ehrenamt/', 'mitglieder/?languages=ar',
  'mitglieder/sprachen/ar/', 'mitglieder/geoeffnet/monday/', 'angebote/?cost=free', 'angebote/themen/language/',
  'suche/?q=deutschkurs', 'suche/?q=deutschkurs&type=offer', 'lang/mitglieder/seite-2/', 'lang/termine/seite-2/'];
const ENTRIES = ['.row', '.listing', '.courses tbody tr', '.strand', '.entry', '.everything li', '.names li', '.pin',
  '.notice', '.by-year li', '.feeds li', '.shelf', '.found li'].map(e => `main ${e}`).join();

// In the page: whether the focus is on an entry of the list, or has passed it.
function arrived(entries) {
  const first = [...document.querySelectorAll(entries)].find(e => e.checkVisibility());
  const at = document.activeElement;
  return !first ? 'none' : first.contains(at) || (first.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
}

async function stops_before(page, url) {
  await page.goto(url);
  if (url.includes('?q=')) await page.locator('.found li >> nth=0').waitFor();
  const names = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate(arrived, ENTRIES);
    if (there === 'none') return [`${url} lists nothing`];
    if (there) return names.length > FEW ? [`${url}: ${names.length} stops: ${names.join(', ')}`] : [];
    names.push((await page.evaluate(focused)).name.slice(0, 20));
    if (names.length > 3 * FEW) return [`${url}: more than ${names.length} stops: ${names.join(', ')}`];
  }
}

async function few_stops_stand_before_lists(browser) {
  for (const width of [390, 1280]) {
    const languages = width === 390 ? ['de', 'ar'] : ['de'];
    const faults = [], page = await open(browser, { width, height: 900, colorScheme: 'light' }, []);
    const all = (await places(browser)).filter(place => LISTS.includes(place.kind) &&
      (WHOLE || languages.includes(place.language))).map(place => place.url);
    for (const url of [...all, ...(width === 390 || WHOLE ? NARROWED : []).map(at => BASE + at)]) faults.push(...await stops_before(page, url));
    report(`few stops of the keyboard stand before lists at ${width} px`, faults);
    await page.context().close();
  }
}

// From the first item of a bar the arrow that reads on comes to all of them, one after another, in sight.
async function walk_bar(page, bar, on, back) {
  const faults = [];
  const told = await bar.evaluate(e => getComputedStyle(e, '::after').content);
  if (!/^"\p{L}/u.test(told)) faults.push('it does not say that arrows lead on');
  await page.keyboard.press('Home');
  const items = await bar.evaluate(e => e.querySelectorAll('[tabindex]:not(ul)').length), seen = new Set();
  for (let i = 0; i < items; i++) {
    const at = await page.evaluate(focused);
    faults.push(...at.faults);
    seen.add(JSON.stringify(at.box));
    const stops = await bar.evaluate(e => e.querySelectorAll('[tabindex="0"]').length);
    if (stops !== 1 || !await bar.evaluate(e => e.contains(document.activeElement))) faults.push(`${stops} stops at ${at.name}`);
    if (i + 1 < items) await page.keyboard.press(on);
  }
  if (seen.size !== items) faults.push(`arrows reach ${seen.size} of ${items}`);
  const last = (await page.evaluate(focused)).name;
  await page.keyboard.press(back);
  if (items > 1 && (await page.evaluate(focused)).name === last) faults.push('the other arrow does not lead back');
  return faults;
}

async function arrows_lead_through_bars(browser) {
  const faults = [];
  const page = await open(browser, { width: 390, height: 900, colorScheme: 'light' }, faults);
  for (const at of ['', 'termine/', 'mitglieder/', 'termine/2026-12/', 'suche/?q=deutschkurs', 'ar/', 'ar/faaliyat/']) {
    await page.goto(BASE + at);
    const [on, back] = at.startsWith('ar/') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const bars = page.locator('[data-bar]:visible');
    await bars.nth(1).waitFor();
    for (let i = 0; i < await bars.count(); i++) {
      const bar = bars.nth(i);
      if (!await bar.evaluate(e => e.querySelector('[tabindex="0"]'))) continue; // nothing in it
      await page.locator('.skip').focus();
      let there = false;
      for (let n = 0; n < 2 * FEW && !there; n++) {
        await page.keyboard.press('Tab');
        there = await bar.evaluate(e => e.contains(document.activeElement));
      }
      faults.push(...(await walk_bar(page, bar, on, back)).map(f => `${at}: bar ${i + 1}: ${f}`));
    }
  }
  report('arrow keys lead through bars of links', faults);
  await page.context().close();
}

// The stop is the page one is on; what a bar opens comes after it; down and up lead to the next row, and where there
// is none they move the page.
async function bars_keep_their_place(browser) {
  const faults = [];
  const page = await open(browser, { width: 390, height: 900, colorScheme: 'light' }, faults);
  const at = async () => (await page.evaluate(focused)).name;
  const expect = async (what, wanted) => (await at()).startsWith(wanted) || faults.push(`${what} leads to ${await at()}, not ${wanted}`);
  await page.goto(`${BASE}mitglieder/`);
  await tab_to(page, stop => stop.name === 'Mitglieder');
  await expect('Tab', 'Mitglieder');
  await page.keyboard.press('ArrowRight');
  await expect('the arrow', 'Arbeitsgruppen');
  await page.keyboard.press('Tab');
  await expect('Tab', 'Heute geöffnet');
  await page.keyboard.press('ArrowDown');
  await expect('down', 'Jetzt geöffnet');
  await page.keyboard.press('ArrowUp');
  await expect('up', 'Heute geöffnet');
  await page.keyboard.press('End');
  await expect('the end', 'Mehr Filter');
  await page.keyboard.press('Enter');
  for (let i = 0; i < 20 && !(await at()).startsWith('Themen'); i++) await page.keyboard.press('Tab');
  await expect('Tab', 'Themen');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(focused);
  if (inside.facet !== 'topics' || inside.type !== 'checkbox') faults.push(`what opens is not next: ${inside.name}`);
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+Tab');
  await expect('back', 'Themen');
  for (let i = 0; i < 20 && (await page.evaluate(focused)).tag !== 'BUTTON'; i++) await page.keyboard.press('Shift+Tab');
  if ((await page.evaluate(focused)).tag !== 'BUTTON') faults.push(`before the filters stands ${await at()}`);
  await page.keyboard.press('Shift+Tab');
  await expect('the bar that was left', 'Arbeitsgruppen');
  const top = await page.evaluate(() => scrollY);
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  await page.waitForFunction(top => scrollY > top, top).catch(() => faults.push('down does not move the page'));
  report('a bar of links keeps its place', faults);
  await page.context().close();
}

// Without a script each link is a stop, and nothing is said of arrows.
async function bars_are_links_without_script(browser) {
  const faults = [];
  const page = await open(browser, { width: 390, height: 900, colorScheme: 'light', script: false }, faults);
  for (const at of ['', 'termine/', 'mitglieder/']) {
    await page.goto(BASE + at);
    const out = await page.locator('[data-bar] [tabindex]').count();
    if (out) faults.push(`${at}: ${out} have a tabindex`);
  }
  report('bars are links without scripts', faults);
  await page.context().close();
}

module.exports = [few_stops_stand_before_lists, arrows_lead_through_bars, bars_keep_their_place, bars_are_links_without_script];
