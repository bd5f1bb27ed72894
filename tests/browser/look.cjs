// Looks at every kind of page in both schemes, on a phone and on a desk.
'use strict';
const { BASE, LOOKS, report, open, axe } = require('./tools.cjs');

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

async function look(browser) {
  await look_at_all(browser, await addresses(browser));
}

module.exports = [sees_faults, look];
