// Puts hits into pages; for search.js and search-results.js.
'use strict';

export function add(parent, tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  parent.append(element);
  return element;
}

// "12 hits"; "40+ hits" where only the best are known.
function hitsText(words, { total, known }) {
  const form = new Intl.PluralRules(document.documentElement.lang).select(total);
  const text = (!total && words.hits.zero) || words.hits[form] || words.hits.other || '{n}';
  return text.replace('{n}', total > known ? `${known}+` : total);
}

// The same, with how they were found if that was not by the words as they were typed.
export function foundText(words, { total, known, near }) {
  const how = total || !known ? near.length && words.near : words.some;
  return (how ? `${how} ` : '') + hitsText(words, { total: total || known, known });
}

// A text whose ranges of times are never broken at their dash.
function addWhole(parent, text) {
  text.split(/(\d[\d:]*–\d[\d:]*)/).forEach((part, i) => {
    if (i % 2) add(parent, 'bdi', 'times', part).dir = 'ltr';
    else if (part) parent.append(part);
  });
}

function addPieces(parent, pieces, foreign, language) {
  if (foreign) [parent.lang, parent.dir] = language;
  pieces.forEach((piece, i) => {
    if (!piece) return;
    if (i % 2) add(parent, 'mark', '', piece);
    else addWhole(parent, piece);
  });
}

// One hit, with what it says of itself in a line; `facts` are more of these.
export function addHit(hits, { words, language }, hit, facts = []) {
  const item = add(hits, 'li', hit.past ? 'is-past' : '');
  const link = add(item, 'a');
  link.href = hit.url;
  addPieces(link, hit.title, hit.foreignTitle, language);
  const line = add(item, 'p', 'aside');
  const foreign = (hit.foreignTitle || hit.foreignText) && language[2];
  for (const fact of [[hit.type], [hit.when], ...facts.flatMap((f) => (f || '').split(' · ')).map((f) => [f]), ...hit.names, [hit.past && words.past],
    [hit.example && words.example], [foreign]]) {
    if (!fact[0] && fact.length < 2) continue;
    addPieces(add(line, 'span', 'part'), fact);
    line.append(' ');
  }
  if (hit.text.join('')) addPieces(add(item, 'p'), hit.text, hit.foreignText, language);
  return item;
}
