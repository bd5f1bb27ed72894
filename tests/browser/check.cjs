// Looks at every kind of page in a browser: check.cjs BROWSER BASE MEMBER. See run.
'use strict';
const fs = require('fs');
const { chromium } = require('playwright-core');

const [, , BROWSER, BASE, MEMBER] = process.argv;
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync'];

// Kinds of pages by the German address; `first` takes the first entry of the list at that address,
// `arabic` is for pages whose picker leads elsewhere, or that have none.
const KINDS = [
  { name: 'home', at: '' },
  { name: 'events', at: 'termine/' },
  { name: 'event', at: 'termine/', first: true },
  { name: 'month', at: 'termine/2026-11/' },
  { name: 'archive', at: 'termine/archiv/' },
  { name: 'notice board', at: 'termine/aushang/2026-w49/' },
  { name: 'year', at: 'termine/archiv/2026/' },
  { name: 'past event', at: 'termine/archiv/', first: true },
  { name: 'members', at: 'mitglieder/' },
  { name: 'member', at: 'mitglieder/', first: true },
  { name: 'members of a topic', at: 'mitglieder/themen/language/' },
  { name: 'groups', at: 'arbeitsgruppen/' },
  { name: 'group', at: 'arbeitsgruppen/', first: true },
  { name: 'offers', at: 'angebote/' },
  { name: 'offer', at: 'angebote/', first: true },
  { name: 'venues', at: 'orte/' },
  { name: 'venue', at: 'orte/', first: true },
  { name: 'news list', at: 'aktuelles/' },
  { name: 'news', at: 'aktuelles/', first: true },
  { name: 'reports', at: 'berichte/' },
  { name: 'report', at: 'berichte/', first: true },
  { name: 'surveys', at: 'umfragen/' },
  { name: 'survey', at: 'umfragen/', first: true },
  { name: 'page with a table', at: 'profil/' },
  { name: 'calendars', at: 'kalender/' },
  { name: 'embeds', at: 'kalender/eigene-website/' },
  { name: 'embed', at: 'einbetten/arbeitsgruppen/gesundheit/', arabic: 'ar/tadmin/firaq-amal/gesundheit/' },
  { name: 'everything from A to Z', at: 'a-z/' },
  { name: 'legal page', at: 'impressum/' },
  { name: 'error', at: '404.html', arabic: 'ar/404.html' },
];

const BUILT = '2026-11-23T11:00Z'; // the clock of visitors, unless a look has another

// Each page is seen once in full on a phone in light and on a desk in dark; the other two ways round
// only what depends on colours and sizes is asked again.
const LOOKS = [
  { width: 320, colorScheme: 'light', rules: null },
  { width: 1280, colorScheme: 'dark', rules: null },
  { width: 320, colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
  { width: 1280, colorScheme: 'light', rules: ['color-contrast', 'target-size'] },
];

let failed = false;
function report(name, faults) {
  failed = failed || faults.length > 0;
  console.log(`${faults.length ? 'not ok' : 'ok'} ${name}`);
  for (const fault of [...new Set(faults)].slice(0, 12)) console.log(`    ${fault}`);
}

async function open(browser, look, faults) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 800 }, colorScheme: look.colorScheme,
    isMobile: look.width < 500, hasTouch: look.width < 500, reducedMotion: 'reduce',
    javaScriptEnabled: look.script !== false, timezoneId: look.timezoneId,
  });
  const page = await context.newPage();
  await page.addInitScript(now => { Date.now = () => Date.parse(now); }, look.now || BUILT);
  page.on('console', m => m.type() === 'error' && faults.push(`console: ${m.text()}`));
  page.on('pageerror', e => faults.push(`script: ${e.message}`));
  page.on('request', r => new URL(r.url()).origin === new URL(BASE).origin ||
    faults.push(`asks another origin: ${r.url()}`));
  return page;
}

// What must hold of any page without looking at colours.
function shape(width) {
  const faults = [];
  const count = (what, n) => {
    const found = document.querySelectorAll(what).length;
    if (found !== n) faults.push(`${found} of ${what}, expected ${n}`);
  };
  count('h1', 1);
  count('main', 1);
  count('.languages summary', document.body.matches('.in-embed') ? 0 : 1);
  count('script:not([type="application/ld+json"], [src][defer])', 0);
  if (!document.title.trim()) faults.push('no title');
  if (!getComputedStyle(document.body).getPropertyValue('--paper')) faults.push('no style sheet');
  const wide = document.documentElement.scrollWidth - width;
  if (wide > 0) faults.push(`${wide} px wider than the window`);
  return faults;
}

async function axe(page, rules) {
  await page.evaluate(() => {
    for (const d of document.querySelectorAll('details:not(.languages)')) d.open = true;
  });
  await page.evaluate(AXE);
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: STANDARDS };
  const found = await page.evaluate(o => window.axe.run(document, o),
    { runOnly, resultTypes: ['violations'] });
  return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n =>
    `${v.id}: ${n.target.join(' ')}: ${(n.any[0] || n.all[0] || n.none[0] || v).message || v.help}`));
}

async function look_at(page, look, url) {
  const response = await page.goto(url);
  if (response.status() !== 200) return [`${url}: status ${response.status()}`];
  const seen = [...await page.evaluate(shape, look.width), ...await axe(page, look.rules)];
  return seen.map(s => `${look.width} px, ${look.colorScheme}: ${s}`);
}

// The address of each kind in German, and of the same page in Arabic as its picker says.
async function addresses(browser) {
  const page = await open(browser, LOOKS[0], []);
  const found = [];
  for (const kind of KINDS) {
    let url = BASE + kind.at;
    await page.goto(url);
    if (kind.first) {
      url = await page.evaluate(() => (document.querySelector(
        'main :is(.row, .strand, .listing, .entry) :is(h2, h3) a') || {}).href);
      if (url) await page.goto(url);
    }
    const arabic = kind.arabic ? BASE + kind.arabic : url && await page.evaluate(() =>
      (document.querySelector('.languages a[hreflang="ar"]') || {}).href);
    found.push({ name: `${kind.name} (de)`, url }, { name: `${kind.name} (ar)`, url: arabic });
  }
  await page.context().close();
  return found;
}

async function look_at_all(browser, places) {
  const faults = places.map(() => []);
  async function one_look(look) {
    const noise = [];
    const page = await open(browser, look, noise);
    for (const [i, place] of places.entries()) {
      if (!place.url) faults[i].push('there is no such page');
      else faults[i].push(...await look_at(page, look, place.url));
      faults[i].push(...noise.splice(0));
    }
    await page.context().close();
  }
  for (let i = 0; i < LOOKS.length; i += 2) await Promise.all(LOOKS.slice(i, i + 2).map(one_look));
  places.forEach((place, i) => report(place.name, faults[i]));
}

async function sees_faults(browser) {
  const faults = [];
  const page = await open(browser, LOOKS[0], faults);
  faults.push(...await look_at(page, LOOKS[0], `${BASE}falsch.html`));
  const expected = ['of h1', 'of main', 'of .languages', 'of script', 'no style', 'px wider',
    'color-contrast', 'image-alt', 'inline style', 'inline script', 'another origin'];
  report('the checks see a faulty page', expected.filter(e => !faults.some(f => f.includes(e)))
    .map(e => `not seen: ${e}`));
  await page.context().close();
}

function focused() {
  const e = document.activeElement, box = e.getBoundingClientRect();
  return {
    name: e.className, tag: e.tagName, hash: location.hash, lang: e.hreflang,
    seen: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0,
    inside: document.querySelector('main').contains(e),
  };
}

async function skips(browser) {
  const faults = [];
  const page = await open(browser, LOOKS[1], faults);
  await page.goto(BASE);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(focused);
  if (first.name !== 'skip' || !first.seen) faults.push('the first stop is no visible skip link');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const next = await page.evaluate(focused);
  if (!next.inside) faults.push(`after it the focus is on ${next.tag} ${next.name}, not in main`);
  report('the skip link leads to the content', faults);
  await page.context().close();
}

// Presses Tab until `wanted` says so; at most as often as a short page has stops.
async function tab_to(page, wanted) {
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    if (wanted(at)) return at;
  }
  return null;
}

async function picks_language(browser) {
  const faults = [];
  const page = await open(browser, LOOKS[0], faults);
  await page.goto(`${BASE}termine/`);
  const summary = await tab_to(page, at => at.tag === 'SUMMARY');
  if (!summary || !summary.seen) faults.push('Tab does not reach the picker');
  await page.keyboard.press('Enter');
  const arabic = await tab_to(page, at => at.lang === 'ar');
  if (!arabic || !arabic.seen) faults.push('the open picker does not show Arabic');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ar/**', { timeout: 5000 }).catch(() => faults.push('it leads nowhere'));
  const now = await page.evaluate(() => [document.documentElement.dir, location.pathname]);
  if (now[0] !== 'rtl') faults.push(`${now[1]} does not run from right to left`);
  report('the language picker works with the keyboard', faults);
  await page.context().close();
}

async function does_without_script(browser) {
  const faults = [];
  const page = await open(browser, { ...LOOKS[0], script: false }, faults);
  await page.goto(BASE);
  for (const what of ['h1', '.main-nav a >> nth=3', 'main .row h3 a >> nth=0'])
    if (!await page.locator(what).isVisible()) faults.push(`${what} is not visible`);
  await page.locator('.languages summary').click();
  if (!await page.locator('.languages a[hreflang="tr"]').isVisible())
    faults.push('the picker does not open');
  await page.locator('.main-nav a >> nth=1').click();
  await page.waitForURL(`${BASE}termine/`, { timeout: 5000 })
    .catch(() => faults.push('the menu leads nowhere'));
  report('pages work without scripts', faults);
  await page.context().close();
}

// The number beside a choice is what one gets; the address keeps it, and the back button undoes it.
async function narrows_down(browser) {
  const faults = [];
  const page = await open(browser, LOOKS[0], faults);
  await page.goto(`${BASE}mitglieder/`);
  const shown = () => page.locator('main [data-choices]:visible').count();
  const all = await shown();
  await page.locator('.facet[data-kind="topics"] summary').click();
  const box = page.locator('.facet[data-kind="topics"] label >> nth=0');
  const promised = Number(await box.locator('.count').textContent());
  await box.locator('input').check();
  if (await shown() !== promised || promised >= all)
    faults.push(`${await shown()} of ${all} are shown, ${promised} were promised`);
  if (!new URL(page.url()).search.startsWith('?topics=')) faults.push(`the address is ${page.url()}`);
  const told = await page.locator('.facets [role="status"]').textContent();
  if (!told.endsWith(` ${promised}`)) faults.push(`it says '${told}'`);
  await page.reload();
  if (await shown() !== promised) faults.push('the address does not bring it back');
  await page.goBack();
  await page.waitForFunction(n => document.querySelectorAll(
    'main [data-choices]:not([hidden])').length === n, all, { timeout: 5000 })
    .catch(() => faults.push('the back button does not undo it'));
  report('a list is narrowed down', faults);
  await page.context().close();
}

// Without script the same choice is a link.
async function narrows_down_by_links(browser) {
  const faults = [];
  const page = await open(browser, { ...LOOKS[0], script: false }, faults);
  await page.goto(`${BASE}mitglieder/`);
  await page.locator('.facet[data-kind="topics"] summary').click();
  const choice = page.locator('.facet[data-kind="topics"] li >> nth=0');
  const promised = Number(await choice.locator('.count').textContent());
  await choice.locator('a').click();
  if (await page.locator('main [data-choices]').count() !== promised)
    faults.push(`${page.url()} does not show ${promised}`);
  await page.locator('.chosen a').click();
  await page.waitForURL(`${BASE}mitglieder/`, { timeout: 5000 })
    .catch(() => faults.push('there is no way back to all'));
  report('a list is narrowed down by links', faults);
  await page.context().close();
}

// What a member's page says at moments of the site's zone, wherever the visitor's clock is.
const SCHOOL = 'mitglieder/sprachschule-musterwort/'; // Mo-Th 08:30-12:30, Tu 15:00-18:00
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
  const page = await open(browser, { ...LOOKS[0], timezoneId: 'Asia/Tokyo' }, faults);
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
  const page = await open(browser, { ...LOOKS[0], script: false }, faults);
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

async function prints(browser) {
  const faults = [];
  const page = await open(browser, LOOKS[1], faults);
  await page.goto(BASE);
  await page.emulateMedia({ media: 'print' });
  for (const what of ['.main-nav', '.languages', '.search', '.skip'])
    if (await page.locator(what).isVisible()) faults.push(`${what} is printed`);
  if (!await page.locator('main .row h3 >> nth=0').isVisible()) faults.push('no events are printed');
  report('paper carries the content and no menus', faults);
  await page.context().close();
}

// How many sheets of which size Chromium prints, as its PDF says.
function sheets(pdf) {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox ?\[([^\]]*)\]/g)].map(b => b[1].trim().split(/ +/).map(Number));
  return boxes.map(b => `${Math.round(b[2] * 25.4 / 72)}x${Math.round(b[3] * 25.4 / 72)}`);
}

const SHEETS = [
  ['termine/2026-09/', '297x210'], ['termine/2026-12/', '297x210'],
  ['ar/faaliyat/2026-09/', '297x210'], ['ar/faaliyat/2026-11/', '297x210'],
  ['termine/aushang/2026-w48/', '210x297'], ['termine/aushang/2026-w49/', '210x297'],
  ['termine/aushang/2026-w52/', '210x297'], ['ar/faaliyat/lawha/2026-w52/', '210x297'],
  ['tr/etkinlikler/pano/2026-w52/', '210x297'], ['termine/aushang/2026-w53/', '210x297 210x297'],
];

async function sheets_hold_what_they_should(browser) {
  const faults = [];
  const page = await open(browser, LOOKS[1], faults);
  for (const [at, wanted] of SHEETS) {
    await page.goto(BASE + at);
    const found = sheets(await page.pdf({ preferCSSPageSize: true })).join(' ');
    if (found !== wanted) faults.push(`${at}: printed on ${found}, not ${wanted}`);
  }
  report('months and weeks are printed on one sheet, if they are not too full', faults);
  await page.context().close();
}

// What the grid is made of, as a screen reader meets it, and as a phone shows it.
async function months_are_tables(browser) {
  const faults = [];
  const want = (held, what) => held || faults.push(what);
  const page = await open(browser, { ...LOOKS[0], script: false }, faults);
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

// What a list of meetings shows to whoever comes at a time.
async function seen_at(browser, at, now, faults) {
  const page = await open(browser, { ...LOOKS[0], now }, faults);
  await page.goto(BASE + at);
  const seen = await page.evaluate(() => ({
    rows: [...document.querySelectorAll('main .row[data-end]')].map(r => r.dataset.end),
    begun: [...document.querySelectorAll('main .row:has(.state-on)')].map(r => r.dataset.start),
    months: [...document.querySelectorAll('.month h2')].map(h => h.textContent),
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
  want(later.count === `${number - 1} Termine`, `${later.count} of ${before.count}`);
  const december = await at('termine/', '2026-11-30T23:30Z');
  want(december.months[0] === 'Dezember 2026' && december.links[0] === 'Dezember 2026',
    `in December: ${december.months[0]}, ${december.links[0]}`);
  const end = await at('termine/', '2099-01-01T00:00Z');
  want(!end.rows.length && !end.months.length && !end.loose, 'something is left when all is over');
  const grid = await at('termine/2026-11/', BUILT), next = await at('termine/2026-11/', moment);
  want(grid.today.join() === '2026-11-23' && next.today.join() === '2026-11-24', `today: ${next.today}`);
  want(!grid.past && next.past === 1, `${next.past} more of the month are over`);
  want((await at('', BUILT)).next > 3 && !(await at('', '2099-01-01T00:00Z')).next, 'groups go on meeting');
  report('what is over leaves the lists by the visitor\'s clock', faults);
}

async function members_show_meetings(browser) {
  const faults = [], said = [];
  const want = (held, what) => held || faults.push(what);
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(now => { Date.now = () => Date.parse(now); }, BUILT);
  page.on('console', m => said.push(m.text()));
  page.on('pageerror', e => faults.push(`script: ${e.message}`));
  await page.goto(MEMBER);
  await page.waitForFunction(() => ['good', 'arabic', 'evil'].every(id =>
    document.getElementById(id).shadowRoot?.querySelector('li')), null, { timeout: 10000 })
    .catch(() => faults.push('a list does not come'));
  const framed = await (await page.$('#embed')).contentFrame(), kept = await (await page.$('#page')).contentFrame();
  want(await framed.locator('h1').textContent() === 'AG Gesundheit', 'the embed is not shown in a frame');
  const links = await framed.$$eval('a', all => all.map(a => a.target));
  want(links.length > 3 && links.every(t => t === '_parent'), `links of the embed lead to ${links}`);
  want(!kept.url().startsWith(BASE), `${kept.url()} is shown in a frame`);
  want(said.some(s => s.includes('frame-ancestors')), `nothing was refused: ${said}`);
  const lists = await page.evaluate(() => Object.fromEntries(
    [...document.querySelectorAll('knoten-termine')].map(e => [e.id, {
      items: [...e.shadowRoot.querySelectorAll('li')].map(li => li.innerText),
      links: [...e.shadowRoot.querySelectorAll('li a')].map(a => a.href),
      dir: (e.shadowRoot.querySelector('ul') || {}).dir,
      tags: [...new Set([...e.shadowRoot.querySelectorAll('*')].map(x => x.localName))].sort().join(),
      inside: e.innerText.trim(),
    }])));
  want(lists.good.items.length === 2 && lists.good.links.every(l => l.includes('/termine/ag-gesundheit/')),
    `the list has ${lists.good.items.length} entries`);
  want(/^Mi\., 20\. Jan\., 16:00[–-]17:30/.test(lists.good.items[0].replace(/[\u2009\u202f]/g, ''))
    && lists.good.items[0].includes('(verlegt)'), `entry: ${JSON.stringify(lists.good.items[0])}`);
  want(lists.arabic.dir === 'rtl' && /20/.test(lists.arabic.items[0]), `Arabic: ${lists.arabic.items[0]}`);
  want(!lists.lost.items.length && lists.lost.inside === 'Netz', 'what cannot be had does not leave the link');
  want(lists.evil.tags === 'bdi,br,li,slot,span,time,ul', `evil data becomes ${lists.evil.tags}`);
  want(lists.evil.items[0].includes('<img src=x'), `evil data is not shown: ${lists.evil.items}`);
  faults.push(...(await axe(page, null)).filter(f => !f.startsWith('frame')));
  report('members show meetings on their own sites, and only what is made for it', faults);
  await context.close();
}

// Each dot of the map leads to an entry of the list, which is there for who cannot see the dots; what
// the list is narrowed down to stands out.
async function maps_the_list(browser) {
  const faults = [];
  const page = await open(browser, LOOKS[0], faults);
  await page.goto(`${BASE}mitglieder/`);
  await page.locator('.map-box summary').click();
  const seen = await page.evaluate(() => {
    const listed = new Set([...document.querySelectorAll('.listing h3 a')].map(a => a.href));
    const dots = [...document.querySelectorAll('.map a')];
    return {
      dots: dots.length, entries: listed.size,
      lost: dots.filter(a => !listed.has(new URL(a.getAttribute('href'), location).href)).length,
      stops: dots.filter(a => a.tabIndex >= 0).length,
      hidden: Boolean(document.querySelector('.map[aria-hidden="true"]')),
    };
  });
  if (seen.dots < 20 || seen.dots > seen.entries || seen.lost || seen.stops || !seen.hidden)
    faults.push(JSON.stringify(seen));
  await page.locator('.facet[data-kind="topics"] summary').click();
  await page.locator('.facet[data-kind="topics"] input >> nth=0').check();
  const left = await page.locator('main [data-choices]:visible').count();
  const out = await page.locator('.map a.is-out').count();
  if (!out || seen.dots - out > left || out === seen.dots) faults.push(`${out} of ${seen.dots} stand back`);
  const dot = page.locator('.map a:not(.is-out) >> nth=0');
  const name = await dot.locator('title').textContent();
  await dot.click();
  await page.waitForURL('**/mitglieder/*/', { timeout: 5000 }).catch(() => faults.push('a dot leads nowhere'));
  if (await page.locator('h1').textContent() !== name) faults.push(`it does not lead to ${name}`);
  report('the map leads where the list does', faults);
  await page.context().close();
}

// On paper a member is one sheet of A5 in any script; other pages keep the printer's format.
async function prints_a_card(browser) {
  const faults = [];
  const page = await open(browser, { ...LOOKS[1], script: false }, faults);
  async function printed(url) {
    await page.goto(url);
    return sheets(await page.pdf({ preferCSSPageSize: true })).join(' ');
  }
  await page.goto(BASE + SCHOOL);
  const arabic = await page.locator('.languages a[hreflang="ar"]').evaluate(a => a.href);
  for (const url of [BASE + SCHOOL, arabic]) {
    const found = await printed(url);
    if (found !== '148x210') faults.push(`${url}: printed on ${found}`);
  }
  if ((await printed(`${BASE}mitglieder/`)).includes('148x210')) faults.push('the list is printed on A5 too');
  await page.goto(BASE + SCHOOL);
  await page.emulateMedia({ media: 'print' });
  for (const what of ['.week', '.facts a[href^="tel:"]', '.facts [aria-labelledby="_way"]', '.paper-only'])
    if (!await page.locator(what).isVisible()) faults.push(`${what} is not printed`);
  for (const what of ['.main-nav', '.site-foot', '.member .prose'])
    if (await page.locator(what).isVisible()) faults.push(`${what} is printed`);
  report('a member is printed as a card', faults);
  await page.context().close();
}

const search_checks = require('./search.cjs')({ open, axe, report, tab_to, LOOKS, BASE });

async function main() {
  const browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS });
  await sees_faults(browser);
  await look_at_all(browser, await addresses(browser));
  for (const check of [skips, picks_language, does_without_script, narrows_down,
    narrows_down_by_links, ...search_checks, tells_whether_it_is_open, tells_hours_without_script, prints,
    prints_a_card, sheets_hold_what_they_should, months_are_tables, time_goes_on,
    members_show_meetings, maps_the_list]) await check(browser);
  await browser.close();
  process.exitCode = failed ? 1 : 0;
}

main().catch(error => {
  console.log(`not ok the browser\n    ${String(error.message).split('\n').join('\n    ')}`);
  process.exit(1);
});
