// Lists that visitors narrow down, and the map beside them.
'use strict';
const { BASE, PHONE, report, open, open_facet } = require('./tools.cjs');

// The number beside a choice is what one gets; the address keeps it, and the back button undoes it.
async function narrows_down(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  await page.goto(`${BASE}mitglieder/`);
  const shown = () => page.locator('main [data-choices]:visible').count();
  const all = await shown();
  await open_facet(page, 'topics');
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
    'main [data-choices]:not([hidden])').length === n, all)
    .catch(() => faults.push('the back button does not undo it'));
  report('a list is narrowed down', faults);
  await page.context().close();
}

// Of a list on several pages all is counted and found, on the first page as on the others.
async function narrows_down_long_lists(browser) {
  const faults = [], list = `${BASE}lang/mitglieder/`;
  const shown = page => page.locator('main [data-choices]:visible').count();
  const page = await open(browser, PHONE, faults);
  await page.goto(list);
  const choice = page.locator('.facet[data-kind="topics"] li >> nth=0');
  const first = await shown(page), promised = Number(await choice.locator('.count').textContent());
  await open_facet(page, 'topics');
  await choice.locator('input').check();
  await page.locator(`.facets [role="status"]:text-is("Treffer: ${promised}")`).waitFor()
    .catch(() => faults.push(`${promised} were promised`));
  if (first !== 20 || await shown(page) !== promised) faults.push(`${await shown(page)} are shown`);
  if (Number(await choice.locator('.count').textContent()) !== promised) faults.push('the number changes');
  await page.goto(await page.locator('.pager a >> nth=-1').evaluate(a => a.href));
  await open_facet(page, 'topics');
  const link = choice.locator('a'), target = await link.evaluate(a => a.href);
  await link.click();
  await page.waitForURL(target).catch(() => faults.push('the next page leads elsewhere'));
  if (await shown(page) !== promised) faults.push(`from the next page ${await shown(page)} are shown`);
  report('a list on several pages is narrowed down', faults);
  await page.context().close();
}

// Without script the same choice is a link.
async function narrows_down_by_links(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, script: false }, faults);
  await page.goto(`${BASE}mitglieder/`);
  await open_facet(page, 'topics');
  const choice = page.locator('.facet[data-kind="topics"] li >> nth=0');
  const promised = Number(await choice.locator('.count').textContent());
  await choice.locator('a').click();
  if (await page.locator('main [data-choices]').count() !== promised)
    faults.push(`${page.url()} does not show ${promised}`);
  await page.locator('.chosen a').click();
  await page.waitForURL(`${BASE}mitglieder/`)
    .catch(() => faults.push('there is no way back to all'));
  report('a list is narrowed down by links', faults);
  await page.context().close();
}

// A free evening course on A2 with childcare: there is none, and the list says so and names what comes nearest,
// with what each of them misses; on A0 in the morning there is one.
async function finds_a_course(browser) {
  const faults = [];
  const page = await open(browser, { ...PHONE, width: 390, height: 844 }, faults);
  const shown = () => page.locator('main [data-choices]:visible').count();
  const tick = (kind, id) => page.locator(`.facets input[value="${kind}:${id}"]`).click();
  await page.goto(`${BASE}angebote/`);
  const all = await shown();
  if (all < 30) faults.push(`only ${all} offers are listed`);
  await tick('cost', 'free');
  await tick('childcare', 'yes');
  if (await shown() !== 1) faults.push(`free with childcare are ${await shown()}`);
  await tick('level', 'a2');
  await tick('daytime', 'evening');
  const told = await page.locator('.facets [role="status"]').textContent();
  if (await shown() || !told.startsWith('Nichts passt')) faults.push(`${await shown()} are shown: '${told}'`);
  const near = await page.locator('.near li').allInnerTexts();
  if (near.length < 2 || near.length > 5 || !near.every(text => /passt nicht: \S+/.test(text)))
    faults.push(`nearest are ${near.join(' | ')}`);
  if (!near.some(text => text.includes('A2') && !/passt nicht: .*(A2|Abends)/.test(text)))
    faults.push(`no evening course on A2 is among ${near.join(' | ')}`);
  await tick('level', 'a2');
  if (await page.locator('.near').isVisible() !== !await shown()) faults.push('what is nearest is named beside hits');
  await page.goto(`${BASE}angebote/?childcare=yes&level=a0&daytime=morning`);
  if (await shown() !== 2 || await page.locator('.near').isVisible()) faults.push(`on A0 there are ${await shown()}`);
  await page.goto(await page.locator('.courses tr:visible th[scope="row"] a >> nth=0').evaluate(a => a.href));
  const feed = await page.locator('.subscribe .ways a[href$="/alle.ics"]').last().evaluate(a => a.href);
  const text = await page.evaluate(async at => (await fetch(at)).text(), feed);
  if (!text.startsWith('BEGIN:VCALENDAR') || !text.includes('BEGIN:VEVENT') || !text.includes('RRULE:'))
    faults.push(`${feed} is ${text.slice(0, 60)}`);
  report('a course is found by what one needs, or what comes nearest', faults);
  await page.context().close();
}

// On a phone the table of courses is as narrow as the screen and still a table to who cannot see it.
async function reads_the_table_of_courses(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  await page.goto(`${BASE}angebote/`);
  const seen = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth > innerWidth,
    cells: [...document.querySelectorAll('.courses tbody tr')].filter(row => row.cells.length !== 6).length,
    out: [...document.querySelectorAll('.courses tbody :is(td, th)')].filter(cell => {
      const { left, right } = cell.getBoundingClientRect();
      return right > innerWidth || left < 0;
    }).length,
  }));
  if (seen.wide || seen.cells || seen.out) faults.push(JSON.stringify(seen));
  const tree = await page.locator('.courses').ariaSnapshot();
  if (!/columnheader "Sprachniveau"/.test(tree) || !/row /.test(tree) || !/cell/.test(tree)) faults.push(tree.slice(0, 200));
  report('the table of courses fits a phone', faults);
  await page.context().close();
}

// What too few fit has no list: without script its entries stand beside it. The list of one choice is narrowed down
// in its place, also by its address; what nothing in it fits is asked of the whole list, as an error page does.
async function leads_to_the_list_above(browser) {
  const faults = [];
  const still = await open(browser, { ...PHONE, script: false }, faults);
  await still.goto(`${BASE}mitglieder/`);
  await open_facet(still, 'languages');
  const few = still.locator('.facet[data-kind="languages"] li:has(> .few)').first();
  const entries = await few.locator('.few a').count();
  if (!entries || entries > 2 || await few.locator('> a').count()) faults.push(`${entries} entries stand beside a choice`);
  await few.locator('.few a').first().click();
  await still.waitForURL('**/mitglieder/*/').catch(() => faults.push('an entry leads nowhere'));
  await still.goto(`${BASE}mitglieder/themen/housing/`);
  if (await still.locator('.facets:visible').count()) faults.push('without script lists of one choice offer others');
  const page = await open(browser, PHONE, faults);
  const narrowed = async (wanted, what) => {
    await page.waitForURL(`${BASE}mitglieder/${wanted}`).catch(() => faults.push(`${what} leads to ${page.url()}`));
    const shown = await page.locator('main [data-choices]:visible').count();
    const told = await page.locator('.facets [role="status"]').textContent();
    if (shown ? !told.endsWith(` ${shown}`) : !told.startsWith('Nichts passt')) faults.push(`${what} shows ${shown}, and says '${told}'`);
  };
  await page.goto(`${BASE}mitglieder/themen/housing/`);
  const choice = page.locator('.ready li:has(input[value="languages:ar"])');
  const promised = Number(await choice.locator('.count').textContent());
  await choice.locator('input').check();
  await narrowed('themen/housing/?languages=ar', 'a list of one choice');
  if (!promised || await page.locator('main [data-choices]:visible').count() !== promised)
    faults.push(`${promised} were promised in a list of one choice`);
  if (!(await page.locator('.chosen a').evaluate(a => a.href)).endsWith('/mitglieder/?languages=ar'))
    faults.push('what is chosen besides is lost with the first choice');
  await page.goto(`${BASE}mitglieder/themen/housing/?sprachen=ar`);
  await narrowed('themen/housing/?sprachen=ar', 'a list that is asked for more');
  await page.goto(`${BASE}mitglieder/themen/recognition/?sprachen=tr&open=today`);
  await narrowed('?topics=recognition&languages=tr&open=today', 'a list that is asked for what nothing in it fits');
  const lost = await (await page.request.get(`${BASE}404.html`)).text();
  const old = `${BASE}mitglieder/themen/housing/sprachen/ar/`;
  await page.route(old, route => route.fulfill({ contentType: 'text/html', body: lost }));
  await page.goto(old);
  await page.locator('main [data-list] a >> nth=0').click();
  await narrowed('?themen=housing&sprachen=ar', 'the error page');
  report('what has no list leads to the list above', faults);
  for (const p of [still, page]) await p.context().close();
}

// Each dot of the map leads to an entry of the list, which is there for who cannot see the dots; what
// the list is narrowed down to stands out.
async function maps_the_list(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
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
  await open_facet(page, 'topics');
  await page.locator('.facet[data-kind="topics"] input >> nth=0').check();
  const left = await page.locator('main [data-choices]:visible').count();
  const out = await page.locator('.map a.is-out').count();
  if (!out || seen.dots - out > left || out === seen.dots) faults.push(`${out} of ${seen.dots} stand back`);
  const dot = page.locator('.map a:not(.is-out) >> nth=0');
  const name = (await dot.locator('title').textContent()).replace(/^\[[^\]]+\] /, '');
  await dot.click();
  await page.waitForURL('**/mitglieder/*/').catch(() => faults.push('a dot leads nowhere'));
  if (await page.locator('h1').textContent() !== name) faults.push(`it does not lead to ${name}`);
  report('the map leads where the list does', faults);
  await page.context().close();
}

// "What can I do this week with the children?" is two taps away, as at the weekend, with script or
// without.
async function answers_the_weekend(browser) {
  for (const script of [true, false]) {
    const faults = [];
    const page = await open(browser, { ...PHONE, script }, faults);
    await page.goto(BASE);
    await page.locator('.coming .topics a:text-is("Wochenende")').click();
    await page.waitForURL(`${BASE}termine/wann/weekend/`).catch(() => faults.push(`it leads to ${page.url()}`));
    if (!await page.locator('main .row >> nth=0').isVisible()) faults.push('nothing is shown, not even what comes next');
    await page.goto(BASE);
    await page.locator('.coming .topics a:text-is("Diese Woche")').click(); // in which there is something
    await page.waitForURL(`${BASE}termine/wann/week/`).catch(() => faults.push(`it leads to ${page.url()}`));
    const choice = page.locator('.ready li:has-text("mit Kindern")');
    const promised = Number(await choice.locator('.count').textContent());
    if ((await choice.boundingBox()).y > PHONE.height) faults.push('one must scroll to it');
    await choice.locator(script ? 'label' : 'a').click();
    await page.waitForURL(script ? '**/wann/week/?children=yes' : '**/wann/week/#_only-children')
      .catch(() => faults.push(`the second tap leads to ${page.url()}`));
    const shown = await page.locator('main .row[data-choices]:visible').count();
    const status = page.locator('.facets-head [role="status"]'), told = script ? await status.textContent() : '';
    if (shown !== promised) faults.push(`${shown} are shown, ${promised} were promised`);
    if (script && !(promised ? told.endsWith(` ${promised}`) : told.startsWith('Nichts')))
      faults.push(`it says '${told}'`);
    report(`what to do with children is two taps away, with${script ? '' : 'out'} script`, faults);
    await page.context().close();
  }
}

module.exports = [answers_the_weekend, narrows_down, narrows_down_long_lists, narrows_down_by_links,
  leads_to_the_list_above, finds_a_course, reads_the_table_of_courses, maps_the_list];
