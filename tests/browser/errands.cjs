// What people come for, walked from the home page on a phone: so many taps it may take, and what they lead to.
'use strict';
const { BASE, report, open } = require('./tools.cjs');

const HAND = { width: 390, height: 844, colorScheme: 'light' }; // the phone that most have

// Goes from page to page as a hand does, and counts.
class Walk {
  constructor(page, faults) {
    Object.assign(this, { page, faults, taps: 0, screens: [] });
  }

  // On which screen of the page it begins, where one has come to.
  async see(what) {
    const top = await what.evaluate(e => e.getBoundingClientRect().top);
    this.screens.push(Math.max(1, Math.ceil(top / HAND.height)));
  }

  async tap(what) {
    await this.see(what);
    await what.tap();
    this.taps++;
  }

  // Ends with what was asked for, which must stand on the screen that one has come to.
  async end(name, most, what) {
    await this.page.waitForLoadState();
    await what.waitFor().catch(() => this.faults.push(`it is not at ${this.page.url()}`));
    if (await what.isVisible()) await this.see(what);
    if (this.taps > most) this.faults.push(`it takes ${this.taps} taps`);
    if (this.screens.at(-1) !== 1) this.faults.push('one must scroll to the answer');
    report(`errand: ${name} (${this.taps} taps; on screen ${this.screens.join(', ')})`, this.faults);
    await this.page.context().close();
  }
}

async function walk(browser, look = {}) {
  const faults = [], page = await open(browser, { ...HAND, ...look }, faults);
  await page.goto(BASE);
  return new Walk(page, faults);
}

// The rows that are seen are those that were promised, each of them fits, and not all days do.
async function shows_these(w, choice, promised) {
  const rows = w.page.locator('main .row[data-choices]:visible');
  const found = await rows.evaluateAll(all => all.map(row => row.dataset.choices));
  if (found.length !== promised) w.faults.push(`${found.length} are shown, ${promised} were promised`);
  if (!found.every(words => words.split(' ').includes(choice) && words.includes('when:weekend')))
    w.faults.push(`other rows are shown: ${found}`);
  const empty = await w.page.locator('main .month:visible:not(:has(.row:visible))').count();
  if (empty) w.faults.push(`${empty} months are left without rows`);
}

// "What can I do this weekend with the children?"
async function asks_for_the_weekend(browser) {
  for (const script of [true, false]) {
    const w = await walk(browser, { script });
    await w.tap(w.page.locator('.coming .topics a:text-is("Wochenende")'));
    await w.page.waitForURL('**/wann/weekend/');
    const all = await w.page.locator('main .row[data-choices]:visible').count();
    const choice = w.page.locator('.ready li:has-text("mit Kindern")');
    const promised = Number(await choice.locator('.count').textContent());
    if (!promised || promised >= all) w.faults.push(`${promised} of ${all} are promised`);
    await w.tap(choice.locator(script ? 'label' : 'a'));
    await shows_these(w, 'children:yes', promised);
    await w.end(`the weekend with children, with${script ? '' : 'out'} script`, 2,
      w.page.locator(script ? '.facets-head [role="status"]' : '.only:visible'));
  }
}

// Without script two choices lead to the same, whichever is the first; the way back leads to all of the page, and
// with script the same address is understood.
async function combines_without_script(browser) {
  const w = await walk(browser, { script: false });
  await w.page.goto(`${BASE}termine/kinder/yes/`);
  await w.page.locator('.ready li:has-text("Wochenende") a').tap();
  await w.page.waitForURL('**/wann/weekend/#_only-children');
  await shows_these(w, 'children:yes', await w.page.locator('main .row[data-choices~="children:yes"]').count());
  await w.page.locator('.only:visible a').tap();
  const all = await w.page.locator('main .row[data-choices]').count();
  if (await w.page.locator('main .row[data-choices]:visible').count() !== all) w.faults.push('there is no way back');
  for (const id of await w.page.locator('.only').evaluateAll(found => found.map(e => e.id))) {
    await w.page.goto(`${BASE}termine/wann/weekend/#${id}`);
    const told = await w.page.locator(`.only:visible`).textContent();
    const shown = await w.page.locator('main .row[data-choices]:visible').count();
    if (!told.includes(` ${shown} `)) w.faults.push(`${id}: ${shown} are shown, it says '${told}'`);
  }
  const page = await open(browser, HAND, w.faults);
  await page.goto(`${BASE}termine/wann/weekend/#_only-children`);
  await page.waitForURL('**/wann/weekend/?children=yes').catch(() => w.faults.push(`it stays at ${page.url()}`));
  if (!await page.locator('.ready input[value="children:yes"]').isChecked()) w.faults.push('nothing is chosen');
  await page.context().close();
  report('two ready choices go together without script', w.faults);
  await w.page.context().close();
}

// Where nothing is in both, nobody is led elsewhere without being told.
async function says_where_choices_lead(browser) {
  const w = await walk(browser, { script: false });
  for (const [at, chosen] of [['kinder/yes/', 'mit Kindern'], ['wann/week/', 'Diese Woche'], ['wann/today/', 'Heute']]) {
    await w.page.goto(`${BASE}termine/${at}`);
    const links = await w.page.locator('.ready a').evaluateAll(all => all.map(a => [a.getAttribute('href'), a.textContent]));
    const empty = await w.page.locator('main .lead').count();
    for (const [to, text] of links)
      if (!empty && !to.includes('#_only-') && !text.startsWith(`ohne „${chosen}“`)) w.faults.push(`${at}: '${text}' leads to ${to}`);
    const told = await w.page.locator('.facets .alone').textContent();
    if (!links.length || !told.includes(`„${chosen}“`)) w.faults.push(`${at} says '${told}'`);
  }
  report('choices that lead away from what is chosen say so', w.faults);
  await w.page.context().close();
}

// "When does AG Sprache meet next, and how do I get that into my calendar?"
async function asks_for_a_group(browser) {
  for (const script of [true, false]) {
    const w = await walk(browser, { script });
    await w.tap(w.page.locator('.entries a:has-text("Gruppe")'));
    await w.page.waitForURL('**/arbeitsgruppen/');
    await w.tap(w.page.locator('main h3 a:has-text("AG Sprache")'));
    await w.page.waitForURL('**/arbeitsgruppen/sprache/');
    const next = w.page.locator('main .facts dd time >> nth=0');
    await w.see(next);
    if (w.screens.at(-1) !== 1) w.faults.push('the next meeting is not on the first screen');
    if (await next.getAttribute('datetime') < '2026-11-23') w.faults.push('it is over');
    await w.tap(w.page.locator('main .subscribe summary'));
    await w.end(`AG Sprache's next meeting, and subscribing, with${script ? '' : 'out'} script`, 3,
      w.page.locator('main .subscribe .ways a[href*="sprache.ics"] >> nth=0'));
  }
}

// "Print the month."
async function asks_for_paper(browser) {
  const w = await walk(browser);
  await w.tap(w.page.locator('.coming .topics a:has-text("Monat")'));
  await w.page.waitForURL('**/termine/2026-11/');
  await w.page.evaluate(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
  const button = w.page.locator('main .print');
  await w.tap(button);
  if (await w.page.locator('html').getAttribute('data-printed') !== 'yes') w.faults.push('nothing is printed');
  await w.end('the month on paper', 2, button);
}

module.exports = [asks_for_the_weekend, combines_without_script, says_where_choices_lead, asks_for_a_group, asks_for_paper];
