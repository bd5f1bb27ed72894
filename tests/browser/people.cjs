// What people come to the page of a member or an offer for: on a phone it stands first, and it stays where it is.
'use strict';
const { BASE, SCHOOL, dice, sampled, report, open } = require('./tools.cjs');

const HAND = { width: 390, height: 844, colorScheme: 'light' }; // the phone that most have
const OTHERS = ['ar', 'tr', 'uk'];
const SAMPLE = 6;

// The addresses of all that a list has (`links`) in the first language, and of some in others.
async function entries(page, list, links) {
  const listed = async at => {
    await page.goto(at);
    return page.locator(links).evaluateAll(all => all.map(a => a.href));
  };
  await page.goto(BASE + list);
  const lists = await page.locator('.languages a').evaluateAll(all => all.map(a => [a.hreflang, a.href]));
  const first = await listed(BASE + list), found = [...first], roll = dice(7);
  for (const [language, at] of lists.filter(([language]) => OTHERS.includes(language))) {
    const there = await listed(at);
    if (there.length !== first.length) throw new Error(`${language} lists ${there.length} of ${list}`);
    for (let i = 0; i < SAMPLE; i++) found.push(there.splice(roll(there.length), 1)[0]);
  }
  sampled(`${list} in other languages`, OTHERS.length * SAMPLE, OTHERS.length * first.length);
  return found;
}

// In the page: where the number ends, and what of the member comes first.
function first_screen() {
  const end = what => {
    const e = document.querySelector(what);
    return e ? e.getBoundingClientRect().bottom : Infinity;
  };
  const order = ['h1', '.lead', '.reach-phone', '.reach-email', '.reach-way', '.reach-hours', '.reach-languages', '.prose', '[aria-labelledby="_offers"]',
    '[aria-labelledby="_meetings"]', '.facts'].map(what => document.querySelector(`main ${what}`)).filter(Boolean);
  const ordered = order.every((e, i) => !i || order[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
  const none = !document.querySelector('main a[href^="tel:"]'); // then one writes
  return {
    phone: none ? 0 : end('main a[href^="tel:"]'), wrong: none ? 0 : end('main .wrong'), height: innerHeight, ordered,
    email: none && document.querySelector('.reach-email') ? end('.reach-email') : 0, none,
  };
}

async function shows_the_number_first(browser) {
  const faults = [];
  const page = await open(browser, HAND, faults);
  const all = await entries(page, 'mitglieder/', 'main .listing h3 a');
  let numbers = 0;
  for (const at of all) {
    await page.goto(at);
    const seen = await page.evaluate(first_screen);
    if (seen.phone > seen.height) faults.push(`${at}: the number ends at ${Math.round(seen.phone)} px`);
    if (seen.wrong > seen.height) faults.push(`${at}: how to say that it is wrong is at ${Math.round(seen.wrong)} px`);
    if (seen.email > seen.height) faults.push(`${at}: the address for mail ends at ${Math.round(seen.email)} px`);
    numbers += !seen.none;
    if (!seen.ordered) faults.push(`${at}: the order is another`);
  }
  if (numbers < 60) faults.push(`only ${numbers} of ${all.length} have a number`);
  report('the number of every member is on the first screen', faults);
  await page.context().close();
}

// In the page: the first thing that one can do to take part, and whether it leads anywhere.
function what_to_do() {
  const box = document.querySelector('.take'), acts = [...box.querySelectorAll('.act')];
  const order = ['h1', '.take', '.prose', '.facts', '#_meetings'].map(what => document.querySelector(`main ${what}`)).filter(Boolean);
  const first = acts[0] && acts[0].getBoundingClientRect();
  return {
    ends: first ? first.bottom : Infinity, low: acts.some(a => a.getBoundingClientRect().height < 44), height: innerHeight,
    signs: Boolean(box.querySelector('.act:not(.act-calm)')), none: / (keine|no) /.test(` ${(box.querySelector('.take-places') || box).textContent.trim()} `),
    free: Boolean(box.querySelector('.take-places')),
    ordered: order.every((e, i) => !i || order[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}

async function says_how_to_take_part(browser) {
  const faults = [];
  const page = await open(browser, HAND, faults), late = await open(browser, { ...HAND, now: '2029-01-01T09:00Z' }, faults);
  let open_ones = 0, full_ones = 0;
  for (const at of await entries(page, 'angebote/', 'main .courses th a, main .listing h3 a')) {
    await page.goto(at);
    const seen = await page.evaluate(what_to_do);
    if (seen.ends > seen.height) faults.push(`${at}: what to do ends at ${Math.round(seen.ends)} px`);
    if (seen.low) faults.push(`${at}: what to do is hard to hit`);
    if (!seen.ordered) faults.push(`${at}: the order is another`);
    if (seen.free && seen.none && seen.signs) faults.push(`${at}: one shall sign up where no place is free`);
    open_ones += seen.signs;
    full_ones += seen.free && seen.none;
    if (!await page.locator('.take [data-until]').count()) continue;
    await late.goto(at); // the page of before, looked at when it is too late
    const then = await late.evaluate(what_to_do);
    if (then.signs || then.ends === Infinity) faults.push(`${at}: too late, it ${then.signs ? 'still leads to signing up' : 'leads nowhere'}`);
  }
  if (open_ones < 20 || full_ones < 2) faults.push(`one can sign up for ${open_ones} offers, ${full_ones} are full`);
  report('how to take part in an offer is on the first screen', faults);
  await Promise.all([page, late].map(p => p.context().close()));
}

// Long lists begin on the first screen, and what leads on is easy to hit.
async function begins_on_the_first_screen(browser) {
  const faults = [];
  const page = await open(browser, HAND, faults);
  for (const list of ['mitglieder/', 'angebote/']) {
    await page.goto(BASE + list);
    const seen = await page.evaluate(() => {
      const links = [...document.querySelectorAll('main .courses th a, main .listing h3 a, main .listing .brief a')];
      return { first: links[0].getBoundingClientRect().bottom, low: links.filter(a => a.getClientRects()[0].height < 24).length, height: innerHeight };
    });
    if (seen.first > seen.height) faults.push(`${list}: the first entry is at ${Math.round(seen.first)} px`);
    if (seen.low) faults.push(`${list}: ${seen.low} links are lower than 24 px`);
  }
  report('long lists begin on the first screen', faults);
  await page.context().close();
}

// The mail to the network has the page, the fact and its value in it.
async function says_what_is_wrong(browser) {
  const faults = [];
  const page = await open(browser, HAND, faults);
  await page.goto(BASE + SCHOOL);
  const mail = new URL(await page.locator('.reach-phone .wrong').getAttribute('href'));
  const body = mail.searchParams.get('body'), subject = mail.searchParams.get('subject');
  const number = await page.locator('.reach-phone a[href^="tel:"]').textContent();
  if (mail.protocol !== 'mailto:' || !mail.pathname.includes('@')) faults.push(`it leads to ${mail}`);
  if (subject !== 'Falsche Nummer: Sprachschule Musterwort') faults.push(`it is about '${subject}'`);
  for (const what of [SCHOOL, number, 'Telefon']) if (!body.includes(what)) faults.push(`'${what}' is not in '${body}'`);
  report('a wrong number is told from beside it', faults);
  await page.context().close();
}

// The moments of a page with most and with least to say, and one at which the page is old and other scripts
// take out what is over.
const STILL = [['2026-11-24T07:29Z', 0.0001], ['2026-11-23T11:30Z', 0.0001], ['2027-01-05T09:00Z', 0.01]];

// Nothing moves when a script says whether it is open, in any language.
async function stays_where_it_is(browser) {
  const faults = [];
  for (const [i, width] of [320, 390, 1280].entries()) {
    const [now, most] = STILL[i];
    const page = await open(browser, { ...HAND, width, now }, faults);
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver(list => list.getEntries().forEach(e => { window.moved += e.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    });
    // A slow phone: the page is seen before the script comes.
    await page.route('**/hours.js', async route => {
      await new Promise(done => setTimeout(done, 200));
      await route.continue();
    });
    await page.goto(BASE + SCHOOL);
    for (const at of await page.locator('.languages a').evaluateAll(all => all.map(a => a.href))) {
      await page.goto(at);
      await page.waitForFunction(() => document.querySelector('.open-now').textContent);
      const moved = await page.evaluate(() => new Promise(done => requestAnimationFrame(() =>
        requestAnimationFrame(() => done(window.moved)))));
      if (moved > most) faults.push(`${at}, ${width} px, ${now}: it moves by ${moved.toFixed(4)}`);
    }
    await page.context().close();
  }
  report('a page keeps still when it says whether it is open', faults);
}

// A translated name keeps the one at the door beside it, on the page and in lists; where it holds it, it does not.
async function keeps_the_sign(browser) {
  const faults = [];
  const page = await open(browser, HAND, faults);
  const lists = {
    mitglieder: 'Sprachschule Musterwort', orte: 'Zentrum für Integration und Migration', arbeitsgruppen: 'AG Gesundheit',
  };
  for (const [list, name] of Object.entries(lists)) {
    await page.goto(`${BASE}${list}/`);
    if (await page.locator('main .sign').count()) faults.push(`${list}: German names stand twice`);
    const arabic = await page.locator('.languages a[hreflang="ar"]').evaluate(a => a.href);
    await page.goto(arabic);
    const row = page.locator('main li', { has: page.locator('.sign', { hasText: name }) }).first();
    if (!await row.count()) { faults.push(`${arabic}: '${name}' is not in the list`); continue; }
    await page.goto(await row.locator('h3 a').first().evaluate(a => a.href));
    const sign = page.locator('.title .sign');
    if (!(await sign.textContent()).includes(name) || await sign.getAttribute('lang') !== 'de' ||
      await sign.getAttribute('dir') !== 'ltr') faults.push(`${page.url()}: '${name}' is not under the name`);
  }
  report('translated names keep the one at the door', faults);
  await page.context().close();
}

module.exports = [shows_the_number_first, says_how_to_take_part, begins_on_the_first_screen, says_what_is_wrong, stays_where_it_is, keeps_the_sign];
