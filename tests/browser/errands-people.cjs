// Errands to people and courses, walked on a phone from the home page: in how many taps, and over how many screens.
'use strict';
const { BASE, report, open } = require('./tools.cjs');

const HAND = { width: 390, height: 844, colorScheme: 'light' }; // the phone that most have
const HOMES = ['', 'ar/'];

// Whoever walks counts taps (to type and press Enter is one each), and screens scrolled to what is tapped or read.
function walk(page) {
  const way = { taps: 0, screens: 0 };
  way.see = async what => {
    const bottom = await what.evaluate(e => e.getBoundingClientRect().bottom);
    const screens = Math.max(0, Math.ceil(bottom / HAND.height) - 1);
    if (screens) await what.evaluate(e => e.scrollIntoView({ block: 'end' }));
    way.screens += screens;
  };
  way.tap = async what => {
    await way.see(what);
    await what.click();
    way.taps++;
  };
  way.choose = key => way.tap(page.locator(`.facets label:has([value="${key}"])`));
  way.ask = async words => {
    const field = page.locator('.search input');
    await way.tap(field);
    await field.fill(words);
    await field.press('Enter');
    way.taps++;
    await page.locator('.results .result, .results li').first().waitFor();
  };
  return way;
}

function told(name, way, home, faults, { taps, screens }) {
  if (way.taps > taps) faults.push(`${way.taps} taps are needed`);
  if (way.screens > screens) faults.push(`${way.screens} screens are scrolled`);
  report(`${name}: ${way.taps} taps, ${way.screens} screens scrolled (${home || 'de/'})`, faults);
}

const listed = page => page.locator('main [data-choices]:visible');

// Who advises on recognition, speaks Arabic and is open today (a Monday)?
async function finds_advice(browser) {
  for (const home of HOMES) {
    const faults = [], page = await open(browser, HAND, faults), way = walk(page);
    await page.goto(BASE + home);
    await way.tap(page.locator('.needs a[href$="/recognition/"]').last());
    await way.choose('languages:ar');
    await way.choose('open:today');
    const found = await listed(page).evaluateAll(all => all.map(e => ({ ...e.dataset })));
    if (!found.length) faults.push('nobody is listed');
    for (const { choices, hours } of found)
      if (!/topics:recognition\b.*languages:ar\b/.test(choices) || !/(^|;)1 /.test(hours))
        faults.push(`listed is ${choices}, open ${hours}`);
    if (found.length) await way.see(listed(page).locator('h3').first());
    told('advice on recognition in Arabic that is open today', way, home, faults, { taps: 3, screens: 2 });
    await page.context().close();
  }
}

// The same in words.
async function asks_for_advice(browser) {
  const faults = [], page = await open(browser, HAND, faults), way = walk(page);
  await page.goto(BASE);
  await way.ask('Anerkennung Arabisch heute geöffnet');
  const first = await page.locator('.results li a').evaluateAll(all => all.slice(0, 3).map(a => a.href));
  await page.goto(`${BASE}mitglieder/themen/recognition/?languages=ar&open=today`);
  const right = await listed(page).locator('h3 a').evaluateAll(all => all.map(a => a.href));
  if (!right.length || !right.some(a => first.includes(a))) faults.push(`first are ${first}, right ${right}`);
  told('the same, asked in words', way, '', faults, { taps: 3, screens: 0 });
  await page.context().close();
}

// Without script the list of the topic says of each who speaks what, and offers nothing that would not work.
async function finds_advice_by_links(browser) {
  const faults = [], page = await open(browser, { ...HAND, script: false }, faults), way = walk(page);
  await page.goto(BASE);
  await way.tap(page.locator('.needs a[href$="/recognition/"]').last());
  const rows = await listed(page).allInnerTexts();
  if (rows.length < 3 || !rows.some(text => text.includes('Arabisch'))) faults.push(`listed are ${rows.length}`);
  if (await page.locator('.by-script:visible').count()) faults.push('choices are shown that do nothing');
  told('the same without script', way, '', faults, { taps: 1, screens: 1 });
  await page.context().close();
}

// A free evening course on A2 with childcare: there is none, and what is nearest is named in sight of it.
async function finds_a_free_course(browser) {
  for (const home of HOMES) {
    const faults = [], page = await open(browser, HAND, faults), way = walk(page);
    await page.goto(BASE + home);
    await way.tap(page.locator('.levels a:has(bdi:text-is("A2"))'));
    if (await listed(page).count() < 3) faults.push('there are no courses on A2');
    for (const key of ['cost:free', 'childcare:yes', 'daytime:evening']) await way.choose(key);
    const status = page.locator('.facets [role="status"]'), near = page.locator('.near');
    if (await listed(page).count() || await status.textContent() !== await page.locator('.facets').getAttribute('data-none'))
      faults.push(`it says '${await status.textContent()}'`);
    const texts = await near.locator('li').allInnerTexts();
    if (!texts.length || !texts.every(text => text.includes('A2') && /\d\d:\d\d/.test(text)))
      faults.push(`nearest are ${texts.join(' | ')}`);
    await way.see(near.locator('li').first());
    const seen = await status.evaluate(e => e.getBoundingClientRect().top);
    if (seen < 0) faults.push('what is said of it is out of sight');
    told('a free evening course on A2 with childcare', way, home, faults, { taps: 4, screens: 1 });
    await page.context().close();
  }
}

// Who finds a wrong number says so from beside it.
async function reports_a_number(browser) {
  for (const home of HOMES) {
    const faults = [], page = await open(browser, HAND, faults), way = walk(page);
    await page.goto(BASE + home);
    await page.goto(await page.locator('.main-nav a').evaluateAll(all =>
      all.find(a => /\/(mitglieder|aadaa)\/$/.test(a.href)).href));
    await page.goto(await page.locator('main .listing h3 a').first().evaluate(a => a.href));
    const number = await page.locator('.reach-phone bdi').textContent();
    const mail = page.locator('.reach-phone .wrong');
    await way.see(mail);
    const [, query] = (await mail.getAttribute('href')).split('?');
    const { subject, body } = Object.fromEntries(new URLSearchParams(query.replaceAll('+', '%2B')));
    if (!`${subject} ${body}`.includes(number)) faults.push(`the mail says '${subject}', '${body}'`);
    way.taps++; // which the program for mails takes
    told('a wrong number is reported', way, home, faults, { taps: 2, screens: 0 });
    await page.context().close();
  }
}

module.exports = [finds_advice, asks_for_advice, finds_advice_by_links, finds_a_free_course, reports_a_number];
