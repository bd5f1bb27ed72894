// Passing a page on: by what the device has, by copying, or not at all.
'use strict';
const { BASE, PHONE, report, open } = require('./tools.cjs');
const { places } = require('./places.cjs');

const KINDS = ['event', 'offer', 'member', 'news', 'legal page']; // nobody passes the last on
const shown = page => page.locator('.share').isVisible();

// Each kind offers it in its language; without script nothing does.
async function is_offered(browser) {
  const faults = [];
  for (const script of [true, false]) {
    const page = await open(browser, { ...PHONE, script }, faults);
    for (const { name, kind, url } of (await places(browser)).filter(place => KINDS.includes(place.kind) && /^(de|ar)$/.test(place.language))) {
      await page.goto(url);
      if (await shown(page) !== (script && kind !== 'legal page')) faults.push(`${name}: a button is there or missing, ${script ? 'with' : 'without'} script`);
    }
    await page.context().close();
  }
  report('pages are passed on', faults);
}

async function uses_what_there_is(browser) {
  const faults = [], url = `${BASE}mitmachen/`;
  const with_share = await open(browser, PHONE, faults);
  await with_share.addInitScript(() => { navigator.share = async what => { window.shared = what; }; });
  await with_share.goto(`${url}?x#y`);
  await with_share.locator('.share button').click();
  const got = await with_share.evaluate(() => window.shared);
  if (!got || got.url !== url || got.title !== 'Mitmachen') faults.push(`shared is ${JSON.stringify(got)}`);
  await with_share.context().close();

  const copying = await open(browser, PHONE, faults);
  await copying.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: undefined });
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => {
      if (window.refuse) throw new Error('no');
      window.copied = text;
    } } });
  });
  await copying.goto(url);
  const button = copying.locator('.share button'), told = copying.locator('.share [role="status"]');
  if (await button.textContent() !== await copying.locator('.share').getAttribute('data-copy')) faults.push('it does not say that it copies');
  await button.focus();
  await copying.keyboard.press('Enter');
  await copying.waitForFunction(() => document.querySelector('.share [role="status"]').textContent);
  if (await copying.evaluate(() => window.copied) !== url) faults.push('another address is copied');
  if (await told.textContent() !== await copying.locator('.share').getAttribute('data-copied')) faults.push('it is not told');
  if (!await button.evaluate(e => e === document.activeElement)) faults.push('the focus is lost');
  await copying.evaluate(() => { window.refuse = true; });
  await button.click();
  await copying.waitForFunction(at => document.querySelector('.share [role="status"]').textContent === at, url)
    .catch(() => faults.push('who may not copy is not shown the address'));
  await copying.context().close();

  const neither = await open(browser, PHONE, faults);
  await neither.addInitScript(() => {
    for (const name of ['share', 'clipboard']) Object.defineProperty(navigator, name, { value: undefined });
  });
  await neither.goto(url);
  if (await shown(neither)) faults.push('there is a button that can do nothing');
  await neither.context().close();
  report('the button shares, copies, or is not there', faults);
}

// What a messenger shows of an event says when and where.
async function says_when(browser) {
  const faults = [], page = await open(browser, PHONE, faults);
  for (const { name, kind, url } of (await places(browser)).filter(place => place.kind === 'event')) {
    await page.goto(url);
    const [title, text, day] = await page.evaluate(() => [
      ...['og:title', 'og:description'].map(p => document.querySelector(`meta[property="${p}"]`).content),
      (document.querySelector('.fact-when time') || { dateTime: '' }).dateTime]);
    const year = day.slice(0, 4), hour = day.slice(11, 16);
    if (!year || !title.includes(year)) faults.push(`${name}: '${title}' says no day`);
    if (hour && !title.includes(hour)) faults.push(`${name}: '${title}' says no hour`);
    if (!text.includes(' · ')) faults.push(`${name}: '${text}' says no place`);
  }
  report('what messengers show of an event says when and where', faults);
  await page.context().close();
}

module.exports = [is_offered, uses_what_there_is, says_when];
