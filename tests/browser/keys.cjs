// What works with the keyboard alone.
'use strict';
const { BASE, PHONE, DESK, report, open, focused, tab_to, open_facet } = require('./tools.cjs');

async function skips(browser) {
  const faults = [];
  const page = await open(browser, DESK, faults);
  await page.goto(BASE);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(focused);
  if (first.style !== 'skip' || !first.seen) faults.push('the first stop is no visible skip link');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const next = await page.evaluate(focused);
  if (!next.inside) faults.push(`after it the focus is on ${next.tag} ${next.name}, not in main`);
  report('the skip link leads to the content', faults);
  await page.context().close();
}

// Every stop of the head is seen, and the next one stands after it as one reads.
async function walks_the_head(browser) {
  const faults = [];
  for (const look of [PHONE, DESK]) {
    const page = await open(browser, look, faults);
    for (const at of ['termine/', 'ar/faaliyat/']) {
      const found = [];
      await page.goto(BASE + at);
      const stops = [];
      await tab_to(page, stop => stop.inside || !stops.push(stop), found);
      await page.keyboard.press('Shift+Tab'); // the menu is one stop, see bars.cjs
      await page.keyboard.press('Home');
      stops.pop();
      for (let last = null; ;) {
        const stop = await page.evaluate(focused);
        if (stop.name === last) break;
        found.push(...stop.faults);
        const rolled = await page.evaluate(() => document.querySelector('.main-nav ul').scrollLeft);
        stop.box.left += rolled; // where it stands in its line
        stop.box.right += rolled;
        stops.push(stop);
        last = stop.name;
        await page.keyboard.press(at.startsWith('ar/') ? 'ArrowLeft' : 'ArrowRight');
      }
      const [rtl, links] = await page.evaluate(() =>
        [document.dir === 'rtl', document.querySelectorAll('.main-nav a').length]);
      const [skip, brand, picker, field, button, ...menu] = stops;
      if (skip.style !== 'skip' || brand.style !== 'brand' || picker.tag !== 'SUMMARY' ||
        field.tag !== 'INPUT' || button.tag !== 'BUTTON' || menu.length !== links || !links)
        found.push(`the stops are ${stops.map(stop => stop.name)}`);
      for (let i = 2; i < stops.length; i++) {
        const a = stops[i - 1].box, b = stops[i].box;
        const beside = rtl ? b.right < a.left + 2 : b.left > a.right - 2;
        if (b.top < a.bottom - 2 && !(beside && b.bottom > a.top + 2))
          found.push(`'${stops[i].name}' stands before '${stops[i - 1].name}'`);
      }
      faults.push(...found.map(f => `${at}, ${look.width} px: ${f}`));
    }
    await page.context().close();
  }
  report('the keyboard walks through the head as one reads it', faults);
}

async function picks_language(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  await page.goto(`${BASE}termine/`);
  const summary = await tab_to(page, at => at.tag === 'SUMMARY', faults);
  if (!summary || !summary.seen) faults.push('Tab does not reach the picker');
  await page.keyboard.press('Enter');
  const languages = await page.locator('.languages a').evaluateAll(all => all.map(a => a.hreflang));
  for (const language of languages) {
    const at = await tab_to(page, () => true, faults);
    if (at.lang !== language || !at.seen) faults.push(`the open picker does not lead to ${language}`);
  }
  if ((await tab_to(page, () => true, faults)).lang) faults.push('Tab does not leave the picker');
  await page.keyboard.press('Shift+Tab');
  const back = await page.evaluate(focused);
  if (back.tag !== 'SUMMARY') faults.push(`Shift and Tab lead back to ${back.name}`);
  const is_open = () => page.locator('.languages').evaluate(picker => picker.open);
  if (await is_open()) faults.push('it stays open when it is left');
  await page.keyboard.press('Enter');
  await tab_to(page, at => at.lang === 'tr', faults);
  await page.keyboard.press('Escape');
  if (await is_open() || (await page.evaluate(focused)).tag !== 'SUMMARY') faults.push('Escape does not close it');
  await page.keyboard.press('Enter');
  await page.locator('h1').click({ position: { x: 2, y: 2 } }); // beside the open list
  if (await is_open()) faults.push('it stays open when something else is tapped');
  await page.locator('.languages summary').focus();
  await page.keyboard.press('Enter');
  if (!await tab_to(page, at => at.lang === 'ar', faults)) faults.push('it does not open again');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ar/**').catch(() => faults.push('it leads nowhere'));
  const now = await page.evaluate(() => [document.documentElement.dir, location.pathname]);
  if (now[0] !== 'rtl') faults.push(`${now[1]} does not run from right to left`);
  report('the language picker works with the keyboard', faults);
  await page.context().close();
}

// What is chosen stays chosen in another language, from the head and from the foot; the globe shows what it is
// for at every width.
async function keeps_what_is_chosen(browser) {
  const faults = [];
  const page = await open(browser, PHONE, faults);
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(BASE);
    if (!await page.locator('.globe').isVisible()) faults.push(`${width} px: there is no globe`);
  }
  for (const where of ['.languages', '.foot-languages']) {
    await page.goto(`${BASE}mitglieder/`);
    await open_facet(page, 'languages');
    await page.locator('.facet[data-kind="languages"] input >> nth=1').check();
    const query = new URL(page.url()).search, rows = page.locator('main [data-choices]:visible');
    const left = await rows.count();
    if (where === '.languages') await page.locator(`${where} summary`).click();
    await page.locator(`${where} a[hreflang="ar"]`).click();
    await page.waitForURL('**/ar/**');
    if (!query || new URL(page.url()).search !== query) faults.push(`${where}: '${query}' is lost`);
    if (await rows.count() !== left) faults.push(`${where}: ${left} were listed, then ${await rows.count()}`);
  }
  report('another language keeps what is chosen', faults);
  await page.context().close();
}

// A facet is opened, a box is ticked, the number is told, and all is undone.
async function narrows_down_by_keyboard(browser) {
  const faults = [];
  const shown = page => page.locator('main [data-choices]:visible').count();
  for (const look of [PHONE, DESK]) {
    const page = await open(browser, look, faults);
    await page.goto(`${BASE}mitglieder/`);
    const all = await shown(page);
    let facet = await tab_to(page, at => at.inside && at.type === 'checkbox', faults);
    for (let i = 0; i < 30 && facet && facet.facet !== 'audiences'; i++) {
      const more = facet.name === 'Mehr Filter';
      if (more) await page.keyboard.press('Enter');
      await page.keyboard.press(more || facet.facet ? 'Tab' : 'ArrowRight');
      facet = await page.evaluate(focused);
    }
    if (!facet || facet.facet !== 'audiences') throw new Error('Tab does not reach the facets');
    await page.keyboard.press('Enter');
    const box = await tab_to(page, () => true, faults);
    if (box.type !== 'checkbox' || box.facet !== facet.facet) faults.push(`the facet leads to ${box.name}`);
    await page.keyboard.press('Space');
    const left = await shown(page);
    const told = await page.locator('.facets [role="status"]').textContent();
    if (!left || left >= all || !told.endsWith(` ${left}`)) faults.push(`${left} of ${all}: '${told}'`);
    let at = '';
    for (let i = 0; i < 80 && at !== 'BUTTON'; i++) { // it stands before the facets
      await page.keyboard.press('Shift+Tab');
      at = await page.evaluate(() => document.activeElement.tagName);
    }
    if (at !== 'BUTTON') faults.push('Tab does not reach the button');
    await page.keyboard.press('Enter');
    if (await shown(page) !== all) faults.push('the button does not undo it');
    const last = await page.evaluate(focused);
    if (!last.name.startsWith('Heute geöffnet')) faults.push(`then the focus is lost to ${last.tag} ${last.name}`);
    faults.push(...last.faults);
    await page.context().close();
  }
  report('a list is narrowed down with the keyboard alone', faults);
}

module.exports = [skips, walks_the_head, picks_language, keeps_what_is_chosen, narrows_down_by_keyboard];
