// Months, and lists of meetings while time goes on.
'use strict';
const { BASE, BUILT, PHONE, report, open } = require('./tools.cjs');

// What the grid is made of, as a screen reader meets it, and as a phone shows it.
async function months_are_tables(browser) {
  const faults = [];
  const want = (held, what) => held || faults.push(what);
  const page = await open(browser, { ...PHONE, script: false }, faults);
  await page.goto(`${BASE}termine/2026-11/`);
  const seen = await page.evaluate(() => {
    const shown = e => e.getClientRects().length > 0;
    return {
      headers: [...document.querySelectorAll('.grid thead th[scope="col"]')].map(h => h.textContent),
      caption: document.querySelector('.grid caption').textContent.trim(),
      today: [...document.querySelectorAll('td[aria-current="date"] time')].map(t => t.dateTime),
      rows: [...document.querySelectorAll('.grid tbody tr')].map(r => r.cells.length),
      filled: [...document.querySelectorAll('.grid .out')].filter(c => c.childNodes.length).length,
      pins: document.querySelectorAll('.grid td > ul > li a').length,
      hidden: [...document.querySelectorAll('.grid li a')].filter(a => !shown(a)).length,
      days: [...document.querySelectorAll('.day-long')].filter(shown).map(d => d.textContent),
      free: [...document.querySelectorAll('.grid .free:not([aria-current])')].filter(shown).length,
    };
  });
  want(seen.headers.length === 7 && seen.headers[0] === 'Montag', `headers: ${seen.headers}`);
  want(seen.caption === 'November 2026', `caption: ${seen.caption}`);
  want(seen.today.join() === '2026-11-23', `today: ${seen.today}`);
  want(seen.rows.every(n => n === 7), `rows of ${seen.rows}`);
  want(!seen.filled, 'cells outside of the month are not empty');
  want(seen.pins > 10 && !seen.hidden, `${seen.hidden} of ${seen.pins} meetings are not shown on a phone`);
  want(seen.days.length && seen.days.every(d => /^[MDFS][a-z]\., \d/.test(d)), `days: ${seen.days}`);
  want(!seen.free, 'a phone shows days without meetings');
  report('a month is a table, and on a phone a list by day', faults);
  await page.context().close();
}

// Letters that stand on two lines though nothing divides them, and times that are not on one line.
function broken_words() {
  const broken = [];
  for (const a of document.querySelectorAll('.grid .pin a')) {
    const text = a.firstChild.data, range = document.createRange();
    const top = i => { range.setStart(a.firstChild, i); range.setEnd(a.firstChild, i + 1); return [...range.getClientRects()].pop()?.top; };
    for (let i = 1; i < text.length; i++) {
      if (/^\p{L}{2}$/u.test(text.slice(i - 1, i + 1)) && Math.abs(top(i) - top(i - 1)) > 5) broken.push(text);
    }
  }
  for (const t of document.querySelectorAll('.grid bdi.times')) {
    if (t.getClientRects().length > 1) broken.push(t.textContent);
  }
  return broken;
}

async function a_month_is_read_and_printed(browser) {
  const faults = [];
  for (const [width, at] of [[900, 'termine/2026-10/'], [1280, 'termine/2026-12/'], [1280, 'en/events/2026-12/'],
    [1280, 'uk/podii/2026-12/'], [320, 'termine/2026-10/']]) {
    const page = await open(browser, { width, height: 900, colorScheme: 'light' }, faults);
    await page.goto(BASE + at);
    const broken = await page.evaluate(broken_words);
    if (broken.length) faults.push(`${at} at ${width}: ${broken.join(', ')}`);
    if (at.endsWith('10/') && await page.locator('.holiday:visible').allTextContents() + '' !== 'Tag der Deutschen Einheit,Reformationstag')
      faults.push(`holidays at ${width}: ${await page.locator('.holiday').allTextContents()}`);
    await page.evaluate(() => { window.print = () => { document.title = 'printed'; }; });
    await page.locator('button.print').click();
    if (await page.title() !== 'printed') faults.push('the button does not print');
    await page.context().close();
  }
  report('a month breaks no word without a hyphen, tells holidays, and prints', faults);
}

// What a list of meetings shows to whoever comes at a time.
async function seen_at(browser, at, now, faults) {
  const page = await open(browser, { ...PHONE, now }, faults);
  await page.goto(BASE + at);
  const seen = await page.evaluate(() => ({
    rows: [...document.querySelectorAll('main .row[data-end]:not(.is-past)')].map(r => r.dataset.end),
    series: [...document.querySelectorAll('main .row[data-end]')].map(r => Boolean(r.dataset.series)),
    dated: document.querySelectorAll('main .row.is-past :is(.row-date, .row-next)').length,
    goes_on: document.querySelectorAll('main .row.is-past[data-series]').length,
    begun: [...document.querySelectorAll('main .row:has(.state-on)')].map(r => r.dataset.start),
    months: [...document.querySelectorAll('.month:has(.row:not(.is-past)) h2')].map(h => h.textContent),
    links: [...document.querySelectorAll('.letters a')].map(a => a.textContent),
    count: (document.querySelector('[data-count]') || {}).textContent,
    today: [...document.querySelectorAll('[aria-current="date"] > time')].map(t => t.dateTime),
    past: document.querySelectorAll('.pin[data-end].is-past').length,
    next: document.querySelectorAll('.strand-next').length,
    loose: document.querySelectorAll('.thread:empty, .letters ul:empty').length,
  }));
  await page.context().close();
  return seen;
}

async function time_goes_on(browser) {
  const faults = [];
  const want = (held, what) => held || faults.push(what);
  const at = (where, now) => seen_at(browser, where, now, faults);
  const before = await at('termine/', BUILT), number = parseInt(before.count, 10);
  const [first, second] = before.rows;
  want(number > 20 && before.rows.length > 20 && before.months[0] === 'November 2026', 'the list is short');
  const moment = new Date(Date.parse(second) - 60000).toISOString();
  const later = await at('termine/', moment);
  want(first < moment && later.rows[0] === second, `at ${moment} the first is ${later.rows[0]}`);
  want(later.begun.length > 0 && later.begun.every(b => b <= moment), `begun: ${later.begun}`);
  want(!before.begun.length, `begun before: ${before.begun}`);
  want(later.count === `${number - !before.series[0]} Termine`, `${later.count} of ${before.count}`);
  const december = await at('termine/', '2026-11-30T23:30Z');
  want(december.months[0] === 'Dezember 2026' && december.links.includes('Dezember 2026'),
    `in December: ${december.months[0]}, ${december.links[0]}`);
  want(december.goes_on > 0 && !december.dated, `${december.goes_on} series go on, ${december.dated} of a day that is over`);
  const end = await at('termine/', '2099-01-01T00:00Z');
  want(!end.rows.length && !end.months.length && !end.loose, 'something is left when all is over');
  const grid = await at('termine/2026-11/', BUILT), next = await at('termine/2026-11/', moment);
  want(grid.today.join() === '2026-11-23' && next.today.join() === moment.slice(0, 10), `today: ${next.today}`);
  want(!grid.past && next.past >= 1, `${next.past} more of the month are over`);
  want((await at('', BUILT)).next > 3 && !(await at('', '2099-01-01T00:00Z')).next, 'groups go on meeting');
  report('what is over leaves the lists by the visitor\'s clock', faults);
}

module.exports = [a_month_is_read_and_printed, months_are_tables, time_goes_on];
