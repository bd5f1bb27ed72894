// Whether it is open, by the visitor's clock in the zone of the site.
'use strict';
const { BASE, SCHOOL, PHONE, report, open } = require('./tools.cjs');

const TUESDAY = 'Heute geöffnet: 08:30–12:30, 15:00–18:00';

// What a member's page says at moments of the site's zone, wherever the visitor's clock is.
const MOMENTS = [
  { at: '2026-11-24T07:29Z', says: 'Öffnet heute um 08:30.', then: TUESDAY, day: '2', shut: true },
  { at: '2026-11-24T07:30Z', says: 'Jetzt geöffnet bis 12:30.', then: TUESDAY, day: '2', shut: true },
  { at: '2026-11-24T11:30Z', says: 'Öffnet heute um 15:00.', then: TUESDAY, day: '2', shut: true },
  { at: '2026-11-23T11:30Z', says: 'Jetzt geschlossen.', then: 'Nächste Öffnung: Dienstag 08:30', day: '1', shut: true },
  { at: '2026-11-26T23:10Z', says: 'Jetzt geschlossen.', then: 'Nächste Öffnung: Montag 08:30', day: '5', shut: true },
  { at: '2026-12-17T13:00Z', says: 'Jetzt geschlossen.', then: '', day: '4', shut: true },
  { at: '2026-12-22T09:00Z', says: 'Jetzt geschlossen.', then: '', day: '2', shut: true },
  { at: '2026-12-30T09:00Z', says: 'Jetzt geschlossen.', then: 'Nächste Öffnung: Montag 08:30', day: '3', shut: true },
  { at: '2027-01-04T09:00Z', says: 'Jetzt geöffnet bis 12:30.', then: 'Heute geöffnet: 08:30–12:30', day: '1', shut: false },
];

async function tells_whether_it_is_open(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, timezoneId: 'Asia/Tokyo' }, faults);
  for (const moment of MOMENTS) {
    await page.addInitScript(now => { Date.now = () => Date.parse(now); }, moment.at);
    await page.goto(BASE + SCHOOL);
    const seen = {
      says: await page.locator('.open-now').textContent(),
      then: await page.locator('.open-then').textContent(),
      day: (await page.locator('.week [aria-current="date"]').getAttribute('data-days')).split(' ')
        .find(day => day === moment.day),
      shut: await page.locator('.alert[data-from]').isVisible(),
    };
    const framed = await page.locator('.week [aria-current] td').evaluate(e => getComputedStyle(e, '::after').content);
    if (framed !== '"Heute"') faults.push(`${moment.at}: the frame is called ${framed}`);
    for (const [key, value] of Object.entries(seen))
      if (value !== moment[key]) faults.push(`${moment.at}: ${key} is ${value}`);
    if (await page.locator('.week [aria-current]').count() !== 1) faults.push(`${moment.at}: several rows are today`);
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

// Without a script the week stands, and nothing is said of a day that may be long past.
async function tells_hours_without_script(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, script: false }, faults);
  await page.goto(BASE + SCHOOL);
  const rows = await page.locator('.week tr').allInnerTexts();
  const told = rows.map(row => row.replace(/\s+/g, ' ').trim()).join(' | ');
  if (told !== 'Montag, Mittwoch, Donnerstag 08:30–12:30 | Dienstag 08:30–12:30, 15:00–18:00 | ' +
    'Freitag bis Sonntag geschlossen') faults.push(`the week is ${told}`);
  const box = page.locator('.reach-hours');
  if (/heute|jetzt|nächste/i.test(await box.innerText())) faults.push(`it says '${await box.innerText()}'`);
  if (await page.locator('.week [aria-current]').count()) faults.push('a day is marked as today');
  if (await page.locator('.opening').evaluate(e => e.offsetHeight)) faults.push('an empty line is shown');
  report('hours are told without scripts, and nothing of today', faults);
  await page.context().close();
}

// The list of members has a choice of who is open now; the school is one of them, or not.
async function lists_who_is_open(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, timezoneId: 'Asia/Tokyo' }, faults);
  const school = page.locator(`main [data-choices]:has(a[href$="${SCHOOL.split('/')[1]}/"])`);
  const choice = page.locator('.ready li:has([value="open:now"])');
  const shown = () => page.locator('main [data-choices]:visible').count();
  async function expect(when, open) {
    const promised = Number(await choice.locator('.count').textContent()), found = await shown();
    if (found !== promised) faults.push(`${when}: ${found} are shown, ${promised} were promised`);
    if (await school.isVisible() !== open)
      faults.push(`${when}: the school is ${open ? 'missing' : 'listed'}`);
  }
  for (const { at, says } of MOMENTS) {
    await page.addInitScript(now => { Date.now = () => Date.parse(now); }, at);
    await page.goto(`${BASE}mitglieder/`);
    const before = Number(await choice.locator('.count').textContent());
    await choice.locator('input').check();
    if (await shown() !== before) faults.push(`${at}: ${before} were promised before`);
    await expect(at, says.startsWith('Jetzt geöffnet'));
  }
  const chips = await page.locator('.ready li label > span:first-of-type').allTextContents();
  if (chips.slice(0, 2).join() !== 'Heute geöffnet,Jetzt geöffnet') faults.push(`the first choices are ${chips}`);
  const before = await shown(), later = '2026-11-24T14:00Z';
  await page.evaluate(now => {
    Date.now = () => Date.parse(now);
    document.dispatchEvent(new Event('visibilitychange'));
  }, later);
  await expect('when it is seen again', true);
  const then = await shown(), told = await page.locator('.facets [role="status"]').textContent();
  if (then === before || !told.endsWith(` ${then}`)) faults.push(`first ${before}, then ${then}: '${told}'`);
  if (new URL(page.url()).search !== '?open=now') faults.push(`the address is ${page.url()}`);
  await page.addInitScript(now => { Date.now = () => Date.parse(now); }, later);
  await page.goto(`${BASE}mitglieder/?open=now`);
  await expect('by its address', true);
  if (await shown() !== then || !await choice.locator('input').isChecked())
    faults.push('the address does not bring it back');
  report('a list is narrowed down to who is open now', faults);
  await page.context().close();
}

// Without script there are the days instead, each a list of its own.
async function lists_days_without_script(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, script: false }, faults);
  await page.goto(`${BASE}mitglieder/`);
  const days = await page.locator('.facet[data-kind="open"] li').evaluateAll(all => all.map(li => ({
    url: li.querySelector('a').href, promised: Number(li.querySelector('.count').textContent),
  })));
  if (days.length !== 7 || days[0].url !== `${BASE}mitglieder/geoeffnet/monday/`)
    faults.push(`the days are ${days.map(day => day.url)}`);
  for (const { url, promised } of days) {
    await page.goto(url);
    const found = await page.locator('main [data-choices]').count();
    if (!found || found !== promised) faults.push(`${url}: ${found} are shown, ${promised} were promised`);
  }
  report('without scripts members are listed by the days they are open', faults);
  await page.context().close();
}

module.exports = [tells_whether_it_is_open, tells_hours_without_script, lists_who_is_open,
  lists_days_without_script];
