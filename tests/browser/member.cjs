// The site of a member that shows meetings of the network.
'use strict';
const { BASE, MEMBER, BUILT, PATIENCE, report, axe } = require('./tools.cjs');

async function members_show_meetings(browser) {
  const faults = [], said = [];
  const want = (held, what) => held || faults.push(what);
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.addInitScript(now => { Date.now = () => Date.parse(now); }, BUILT);
  page.on('console', m => said.push(m.text()));
  page.on('pageerror', e => faults.push(`script: ${e.message}`));
  await page.goto(MEMBER);
  await page.waitForFunction(() => ['good', 'arabic', 'all', 'evil'].every(id =>
    document.getElementById(id).shadowRoot?.querySelector('li')))
    .catch(() => faults.push('a list does not come'));
  const framed = await (await page.$('#embed')).contentFrame(), kept = await (await page.$('#page')).contentFrame();
  want(await framed.locator('h1').textContent() === 'AG Gesundheit', 'the embed is not shown in a frame');
  const links = await framed.$$eval('a', all => all.map(a => a.target));
  want(links.length >= 3 && links.every(t => t === '_parent'), `links of the embed lead to ${links}`);
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
  want(lists.good.items.length === 1 && lists.good.links.every(l => l.includes('/termine/ag-gesundheit/')),
    `the series is ${lists.good.items.length} rows`);
  const good = lists.good.items[0].replace(/[\u2009\u202f]/g, '');
  want(/^nächstes Mal Mi\., 20\. Jan\., 16:00[–-]17:30/.test(good) && good.includes('(verlegt)')
    && good.includes('alle 2 Monate am dritten Mittwoch, 15:00–16:30') && good.includes('(Beispiel)'),
    `row: ${JSON.stringify(good)}`);
  const all = lists.all.items.find(text => text.includes('Sprachcafé'));
  want(lists.all.items.length === 8 && new Set(lists.all.links.filter(l => l.includes('/termine/'))).size === 8 &&
    /fällt aus am 9\. Dezember, 23\. Dezember und 30\. Dezember/.test(all) && /anders am 2\. Dezember \(.+\)/.test(all),
    `rows: ${JSON.stringify(lists.all)}`);
  want(lists.arabic.dir === 'rtl' && /20/.test(lists.arabic.items[0]), `Arabic: ${lists.arabic.items[0]}`);
  want(!lists.lost.items.length && lists.lost.inside === 'Netz', 'what cannot be had does not leave the link');
  want(lists.evil.tags === 'bdi,br,li,slot,span,time,ul', `evil data becomes ${lists.evil.tags}`);
  want(lists.evil.items[0].includes('<img src=x'), `evil data is not shown: ${lists.evil.items}`);
  faults.push(...(await axe(page)).filter(f => !f.startsWith('frame')));
  report('members show meetings on their own sites, and only what is made for it', faults);
  await context.close();
}

module.exports = [members_show_meetings];
