// Lists that visitors narrow down, and the map beside them.
'use strict';
const { BASE, PHONE, report, open } = require('./tools.cjs');

// The number beside a choice is what one gets; the address keeps it, and the back button undoes it.
async function narrows_down(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
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
  await page.locator('.facet[data-kind="topics"] summary').click();
  await choice.locator('input').check();
  await page.locator(`.facets [role="status"]:text-is("Treffer: ${promised}")`).waitFor()
    .catch(() => faults.push(`${promised} were promised`));
  if (first !== 20 || await shown(page) !== promised) faults.push(`${await shown(page)} are shown`);
  if (Number(await choice.locator('.count').textContent()) !== promised) faults.push('the number changes');
  await page.goto(await page.locator('.pager a >> nth=-1').evaluate(a => a.href));
  await page.locator('.facet[data-kind="topics"] summary').click();
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
  await page.locator('.facet[data-kind="topics"] summary').click();
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
  await page.locator('.facet[data-kind="topics"] summary').click();
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

// "What can I do this week with the children?" is two taps away, as at the weekend; without script the
// second list is that of all days, in the order of time.
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
    await page.waitForURL(script ? '**/wann/week/?children=yes' : '**/termine/kinder/yes/')
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

module.exports = [answers_the_weekend, narrows_down, narrows_down_long_lists, narrows_down_by_links, maps_the_list];
