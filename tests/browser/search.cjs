// Searches as visitors do.
'use strict';
const { BASE, PHONE, DESK, report, open, axe, focused, tab_to } = require('./tools.cjs');

// What the search says and shows once it has looked for `question`.
async function search(page, question) {
  await page.locator('#_q').fill(question);
  await page.locator('.hits:not([hidden]) li >> nth=0').waitFor();
  await page.waitForFunction(() => document.querySelector('.search [role="status"]').textContent);
  return page.evaluate(() => ({
    status: document.querySelector('.search [role="status"]').textContent,
    titles: [...document.querySelectorAll('.hits a')].map(a => a.textContent),
    marks: document.querySelectorAll('.hits mark').length,
    foreign: document.querySelectorAll('.hits a[lang="de"][dir="ltr"]').length,
    wide: document.documentElement.scrollWidth - innerWidth,
    first: document.querySelector('.hits a').href,
  }));
}

async function searches(browser) {
  const faults = [], asked = [];
  const page = await open(browser, PHONE, faults);
  page.on('request', r => asked.push(new URL(r.url()).pathname.split('/').pop()));
  const news = () => asked.splice(0).filter(name => /json|engine|hits/.test(name)).sort().join(' ');
  await page.goto(`${BASE}impressum/`, { waitUntil: 'networkidle' });
  const early = news();
  if (early) faults.push(`before anybody searches it fetches ${early}`);
  if (!await tab_to(page, at => at.tag === 'INPUT')) faults.push('Tab does not reach the field');
  await page.waitForLoadState('networkidle');
  const late = news();
  if (late !== 'search-engine.js search-hits.js search.json') faults.push(`in the field it fetches '${late}'`);
  const seen = await search(page, 'wohnberatung');
  if (!/^\d+ Treffer$/.test(seen.status)) faults.push(`it says '${seen.status}'`);
  if (!seen.titles[0].startsWith('Wohnberatung')) faults.push(`it finds ${seen.titles}`);
  if (!seen.marks) faults.push('nothing is marked');
  if (seen.wide > 0) faults.push(`the hits are ${seen.wide} px wider than the window`);
  faults.push(...await axe(page));
  if (news()) faults.push('it fetches more than once');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${BASE}suche/?q=wohnberatung`).catch(() => faults.push(`Enter leads to ${page.url()}`));
  report('the search finds what is typed', faults);
  await page.context().close();
}

async function searches_by_keyboard(browser) {
  const faults = [];
  const page = await open(browser, DESK, faults);
  await page.goto(BASE);
  await search(page, 'beratung');
  const at = () => page.evaluate(() => [...document.querySelectorAll('#_q, .hits a, .hits button')]
    .indexOf(document.activeElement));
  const visible = () => page.locator('.hits').isVisible();
  async function expect(key, stop) {
    await page.keyboard.press(key);
    if (await at() !== stop) faults.push(`${key} leads to stop ${await at()}, not ${stop}`);
    faults.push(...(await page.evaluate(focused)).faults);
  }
  await page.locator('#_q').focus();
  await expect('ArrowDown', 1);
  await expect('ArrowDown', 2);
  await expect('ArrowUp', 1);
  await expect('Tab', 2);
  await expect('ArrowUp', 1);
  await expect('ArrowUp', 0);
  await expect('ArrowDown', 1);
  await expect('Escape', 0);
  if (await visible()) faults.push('Escape does not close the hits');
  if (await page.locator('#_q').inputValue() !== 'beratung') faults.push('Escape empties the field');
  await page.keyboard.press('ArrowDown');
  await page.locator('.hits').waitFor().catch(() => faults.push('they do not open again'));
  await page.locator('.hits button').click();
  if (await at() !== 11) faults.push(`more hits are not where the focus is (${await at()})`);
  // No trap: Tab leads on from the last one, and they close.
  await page.locator('.hits li:last-child a').focus();
  await page.keyboard.press('Tab');
  if (await at() >= 0 && await page.locator('.hits button').isHidden()) faults.push('Tab does not lead on');
  await page.locator('.main-nav a >> nth=0').focus();
  if (await visible()) faults.push('the hits stay open over the page');
  report('the search is used with the keyboard alone', faults);
  await page.context().close();
}

async function searches_from_right_to_left(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, colorScheme: 'dark' }, faults);
  await page.goto(`${BASE}ar/`);
  const seen = await search(page, 'السكن');
  if (seen.foreign) faults.push('what is translated is marked as German');
  if (seen.wide > 0) faults.push(`${seen.wide} px too wide`);
  const box = await page.evaluate(() => {
    const hits = document.querySelector('.hits').getBoundingClientRect();
    return hits.left >= 0 && hits.right <= innerWidth;
  });
  if (!box) faults.push('the hits reach out of the window');
  faults.push(...await axe(page));
  await page.goto(`${BASE}ar/`);
  if (!(await search(page, 'wohnhilfe')).foreign)
    faults.push('what is not translated is not marked as German');
  report('the search runs from right to left', faults);
  await page.context().close();
}

const listed = page => page.locator('.found li > a').evaluateAll(all => all.map(a => a.href));

// All that is found, divided by type and into pages whose addresses can be sent.
async function shows_results(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  await page.goto(`${BASE}suche/?q=deutsch`);
  await page.locator('.found li').first().waitFor();
  const first = await listed(page);
  if (first.length !== 24) faults.push(`a page has ${first.length} hits`);
  if (await page.locator('#_q').inputValue() !== 'deutsch') faults.push('the question is not in the field');
  if (!/^deutsch /.test(await page.title())) faults.push(`it is called '${await page.title()}'`);
  faults.push(...await axe(page));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) faults.push(`${wide} px too wide`);
  await page.locator('#_results nav >> nth=-1').locator('a >> nth=1').click();
  await page.waitForURL(/[?&]page=2/);
  await page.locator('.found li').first().waitFor();
  const second = await listed(page);
  if (!second.length || second.some(href => first.includes(href))) faults.push(`page 2 has ${second}`);
  await page.goBack();
  await page.locator('.found li').first().waitFor();
  if (String(await listed(page)) !== String(first)) faults.push('the way back leads to other hits');
  const members = page.locator('#_results nav >> nth=0').getByText(/^Mitglieder \d+$/);
  const count = Number((await members.textContent()).match(/\d+/)[0]);
  await members.click();
  await page.waitForURL(/[?&]type=member/);
  await page.locator('.found li').first().waitFor();
  const some = await listed(page);
  if (some.length !== Math.min(count, 24) || !some.every(href => href.includes('/mitglieder/'))) {
    faults.push(`of ${count} members it shows ${some}`);
  }
  if (await page.locator('#_results nav >> nth=0').locator('[aria-current]').count() !== 1) faults.push('it does not say which are shown');
  report('all that is found stands on a page of its own', faults);
  await page.context().close();
}

// How they were found is told in a sentence, with what was looked for besides; each part is counted.
async function tells_how_it_found(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  const lines = async question => {
    await page.goto(`${BASE}suche/?q=${question}`);
    await page.locator('.found li').first().waitFor();
    return page.locator('#_results > p, #_results > h2').evaluateAll(all => all.map(e => e.textContent));
  };
  const near = await lines('farrad');
  if (!/^[^:.]+: \d+ Treffer$/.test(near[0]) || !near.some(line => line === 'Gesucht wurde auch nach: Fahrrad')) {
    faults.push(`of what is spelled similarly it says ${near}`);
  }
  const some = await lines('wohnung%20Qüxß');
  if (!/^Mit einem Teil der Wörter: \d+ Treffer$/.test(some[0]) || !some.some(line => /: Qüxß$/.test(line))) {
    faults.push(`of a part of the words it says ${some}`);
  }
  const both = await lines('musterkomma%20deutsch%20anerkennung');
  if (!/^\d+ Treffer$/.test(both[0]) || !both.some(line => /^Mit einem Teil der Wörter: \d+ Treffer$/.test(line))) {
    faults.push(`of all and some words it says ${both}`);
  }
  const chips = await page.locator('#_results nav >> nth=0').locator('a').allTextContents();
  const sum = chips.map(chip => Number((chip.match(/\d+$/) || [0])[0])).reduce((a, b) => a + b, 0);
  if (chips.length && sum !== parseInt(both[0])) faults.push(`${chips} are not ${both[0]}`);
  faults.push(...await axe(page));
  report('results say how they were found', faults);
  await page.context().close();
}

// Who follows a broken link finds what its words say.
async function guesses(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  const lost = `${BASE}mitglieder/sprachschule-muster-wort/`;
  await page.route(lost, async route => route.fulfill({ // as a host does that finds nothing
    status: 404, contentType: 'text/html', body: await (await page.request.get(`${BASE}404.html`)).text(),
  }));
  await page.goto(lost);
  await page.locator('.found li').first().waitFor().catch(() => faults.push('it suggests nothing'));
  const found = await listed(page);
  if (!(found[0] || '').endsWith('/mitglieder/sprachschule-musterwort/')) faults.push(`it suggests ${found}`);
  report('a page that is not there suggests others', faults.filter(f => !/404/.test(f)));
  await page.context().close();
}

// Nothing is found, the net is gone, or there is no script: the field leads to everything.
async function searches_in_vain(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  await page.goto(`${BASE}termine/`);
  await page.locator('#_q').fill('qqqqq');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${BASE}suche/?q=qqqqq`)
    .catch(() => faults.push(`it leads to ${page.url()}`));
  await page.locator('#_results [role="status"]').waitFor();
  const said = await page.locator('#_results').textContent();
  if (!/nichts/.test(said) || !/qqqqq/.test(said)) faults.push(`of nothing it says '${said}'`);
  const ways = await page.locator('.results-help a').evaluateAll(all => all.map(a => a.getAttribute('href')));
  if (!ways.some(way => way.startsWith('mailto:')) || ways.length < 5) faults.push(`it leads on to ${ways}`);
  await page.goto(`${BASE}termine/`);
  await page.route('**/search.json', route => route.abort());
  await page.locator('#_q').fill('beratung');
  await page.waitForFunction(() => /antwortet/.test(document.querySelector('.search [role="status"]').textContent),
    null).catch(() => faults.push('it does not say that it failed'));
  await page.unroute('**/search.json');
  await search(page, 'beratung').catch(() => faults.push('it does not try again'));
  report('a search in vain', faults.filter(f => !f.includes('ERR_FAILED')));
  await page.context().close();
}

async function searches_without_script(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, script: false }, faults);
  await page.goto(`${BASE}ar/`);
  await page.locator('#_q').fill('x');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${BASE}ar/bahth/?q=x`)
    .catch(() => faults.push(`it leads to ${page.url()}`));
  await page.locator('#_results a').click();
  await page.waitForURL(`${BASE}ar/alif-ya/`).catch(() => faults.push(`it leads on to ${page.url()}`));
  report('without script the field leads to everything from A to Z', faults);
  await page.context().close();
}

module.exports = [searches, searches_by_keyboard, shows_results, tells_how_it_found, guesses, searches_from_right_to_left,
  searches_in_vain, searches_without_script];
