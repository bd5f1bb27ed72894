// Kinds of pages, and where they are in each language.
'use strict';
const { BASE, PHONE, open } = require('./tools.cjs');

// Kinds of pages by the German address; `first` takes the first entry of the list at that address.
// Pages without a picker, or whose picker leads elsewhere, are found from a page in each language:
// `link` is a link on it, `file` a file beside it.
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
  { name: 'embed', at: 'kalender/eigene-website/', link: '.snippets p a' },
  { name: 'everything from A to Z', at: 'a-z/' },
  { name: 'legal page', at: 'impressum/' },
  { name: 'error', at: '', file: '404.html' },
];

const FIRST = 'main :is(.row, .strand, .listing, .entry) :is(h2, h3) a';

// The links on a page, without looking at it.
function links(page, url, selector) {
  return page.evaluate(async ([url, selector]) => {
    const answer = await fetch(url);
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return [...found.querySelectorAll(selector)].map(a => (
      { language: a.hreflang, url: new URL(a.getAttribute('href'), url).href }));
  }, [url, selector]);
}

let known = null;

// Each kind in every language that the picker offers.
function places(browser) {
  known = known || find(browser);
  return known;
}

async function find(browser) {
  const page = await open(browser, PHONE, []);
  await page.goto(BASE);
  const languages = (await links(page, BASE, '.languages a')).map(l => l.language);
  const found = [];
  for (const kind of KINDS) {
    let url = BASE + kind.at;
    if (kind.first) [{ url }] = [...await links(page, url, FIRST), {}];
    const all = url ? await links(page, url, '.languages a') : [];
    for (const language of languages) {
      let { url: at } = all.find(a => a.language === language) || {};
      if (at && kind.file) at = new URL(kind.file, at).href;
      if (at && kind.link) [{ url: at }] = [...await links(page, at, kind.link), {}];
      found.push({ name: `${kind.name} (${language})`, kind: kind.name, language, url: at });
    }
  }
  await page.context().close();
  return found;
}

module.exports = { places };
