// Whether it is open, by the visitor's clock in the zone of the site.
'use strict';
const { BASE, SCHOOL, PHONE, report, open } = require('./tools.cjs');

// What a member's page says at moments of the site's zone, wherever the visitor's clock is.
const MOMENTS = [
  { at: '2026-11-24T07:29Z', says: 'Öffnet heute um 08:30.', day: '2', page: false, shut: true },
  { at: '2026-11-24T07:30Z', says: 'Jetzt geöffnet bis 12:30.', day: '2', page: false, shut: true },
  { at: '2026-11-24T11:30Z', says: 'Öffnet heute um 15:00.', day: '2', page: false, shut: true },
  { at: '2026-11-23T11:30Z', says: 'Jetzt geschlossen.', day: '1', page: true, shut: true },
  { at: '2026-11-26T23:10Z', says: 'Jetzt geschlossen.', day: '5', page: false, shut: true },
  { at: '2026-12-22T09:00Z', says: 'Jetzt geschlossen.', day: '2', page: false, shut: true },
  { at: '2027-01-04T09:00Z', says: 'Jetzt geöffnet bis 12:30.', day: '1', page: false, shut: false },
];

async function tells_whether_it_is_open(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, timezoneId: 'Asia/Tokyo' }, faults);
  for (const moment of MOMENTS) {
    await page.addInitScript(now => { Date.now = () => Date.parse(now); }, moment.at);
    await page.goto(BASE + SCHOOL);
    const seen = {
      says: await page.locator('.open-now').textContent(),
      day: await page.locator('.week [aria-current="date"]').getAttribute('data-weekday'),
      page: await page.locator('.opening [data-day]').isVisible(),
      shut: await page.locator('.alert[data-from]').isVisible(),
    };
    for (const [key, value] of Object.entries(seen))
      if (value !== moment[key]) faults.push(`${moment.at}: ${key} is ${value}`);
    const marked = page.locator('.week [aria-current] .is-today');
    if (await marked.count() !== 1) faults.push(`${moment.at}: another row is called today`);
  }
  await page.evaluate(() => {
    Date.now = () => Date.parse('2026-11-24T14:00Z');
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const later = await page.locator('.open-now').textContent();
  if (later !== 'Jetzt geöffnet bis 18:00.') faults.push(`when it is seen again it says ${later}`);
  report('a page says whether it is open right now', faults);
  await page.context().close();
}

async function tells_hours_without_script(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, script: false }, faults);
  await page.goto(BASE + SCHOOL);
  const told = await page.locator('.opening').innerText();
  for (const what of ['Heute geöffnet: 08:30–12:30', 'Nächste Öffnung: Dienstag 08:30–12:30, 15:00–18:00'])
    if (!told.includes(what)) faults.push(`'${what}' is not in '${told}'`);
  const days = await page.locator('.week tr').allInnerTexts();
  if (days.length !== 7 || !days[0].includes('heute') || !days[6].includes('geschlossen'))
    faults.push(`the week is ${days.join(' | ')}`);
  if (await page.locator('.open-now').isVisible()) faults.push('an empty sentence is shown');
  report('hours are told without scripts', faults);
  await page.context().close();
}

module.exports = [tells_whether_it_is_open, tells_hours_without_script];
