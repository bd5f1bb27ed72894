// The page with what a question finds, and the page that is not there, which asks for the words of its
// address. Loaded by search.js.
'use strict';
import { add, addHit, foundText } from './search-hits.js';

const SHOWN = 24, GUESSES = 6, MEANT = 3;

// The address of this page with other parameters; an empty one is left out.
function address(changes) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url.href;
}

function addLink(parent, text, changes, current) {
  const link = add(parent, 'a', 'choice', text);
  link.href = address(changes);
  if (current) link.setAttribute('aria-current', 'true');
  parent.append(' ');
}

// What a hit says of itself beside its type and date.
function factsOf({ hours, facts }, { hours: today, closed }) {
  return [hours ? today.replace('{1}', hours) : hours === '' && closed, facts];
}

function addTypes(box, engine, found, { narrow, all, keys }, type) {
  if (found.counts.size < 2 && !type) return;
  const bar = add(box, 'nav', 'topics');
  bar.setAttribute('aria-label', narrow);
  bar.dataset.bar = keys;
  addLink(bar, all, { type: '', page: '' }, !type);
  for (const [i, n] of [...found.counts].sort((a, b) => b[1] - a[1])) {
    addLink(bar, `${engine.lists[i]} ${n}`, { type: engine.keys[i], page: '' }, type === engine.keys[i]);
  }
}

function addPages(box, known, page, { page: word, pages }) {
  const count = Math.ceil(known / SHOWN);
  if (count < 2) return;
  const bar = add(box, 'nav', 'topics');
  bar.setAttribute('aria-label', pages);
  for (let n = 1; n <= count; n++) addLink(bar, word.replace('{1}', n), { page: n > 1 ? n : '' }, n === page);
}

// Words of the hits that are spelled similarly to those of the question, as they stand there; of forms
// and compounds the shortest.
function meantBy({ near }, { fold }, hits) {
  const texts = hits.flatMap((hit) => [hit.title, ...hit.names, hit.text]).map((pieces) => pieces.join(''));
  const words = new Map(texts.flatMap((text) => text.match(/[\p{L}\p{N}\p{M}]+/gu) || []).map((word) => [fold(word), word]));
  const like = [...words].filter(([word]) => near.some((s) => word.startsWith(s))).sort(([a], [b]) => a.length - b.length);
  return like.filter(([word], i) => !like.slice(0, i).some(([other]) => word.startsWith(other)))
    .slice(0, MEANT).map(([, word]) => word).join(', ');
}

async function addList(box, engine, found, from, words) {
  const hits = await found.read(from, from + SHOWN);
  const meant = found.total && meantBy(found, engine, hits);
  if (meant) add(box, 'p', '', `${words.meant} ${meant}`);
  const invented = hits.length > 1 && hits.every((hit) => hit.example); // then it is said once
  if (invented) add(box, 'p', 'note', words.examples);
  let list = add(box, 'ol', 'found');
  hits.forEach((hit, i) => {
    if (found.total && from + i === found.total) { // what comes now has some of the words
      add(box, 'h2', '', foundText(engine.words, { total: 0, known: found.known - found.total }));
      list = add(box, 'ol', 'found');
    }
    addHit(list, engine, invented ? { ...hit, example: false } : hit, factsOf(hit, words));
  });
}

// Answers the question of the address in `box`.
export async function answer(box, engine, field) {
  const words = box.dataset, asked = new URLSearchParams(location.search);
  const question = (asked.get('q') || '').trim(), type = asked.get('type');
  box.replaceChildren();
  if (!question) {
    add(box, 'p', '', words.empty);
    return;
  }
  field.value = question;
  document.title = `${question} – ${document.title}`;
  add(document.querySelector('h1'), 'bdi', 'asked', question);
  const found = await engine.ask(question, type);
  const page = Math.max(1, Math.min(Math.floor(asked.get('page')) || 1, Math.ceil(found.known / SHOWN)));
  const status = add(box, 'p', 'lead');
  status.setAttribute('role', 'status');
  status.textContent = found.known ? foundText(engine.words, found) : words.none;
  if (found.unknown.length) add(box, 'p', '', `${words.unknown} ${found.unknown.join(', ')}`);
  addTypes(box, engine, found, words, type);
  if (found.known) await addList(box, engine, found, (page - 1) * SHOWN, words);
  addPages(box, found.known, page, words);
}

// Looks for what stood in an address that leads nowhere.
export async function guess(box, engine, field) {
  const path = decodeURIComponent(location.pathname).replace(/\.\w+$/, '').split('/').filter(Boolean);
  const question = (path.pop() || '').replace(/^404$/, '').replace(/[-_+.]+/g, ' ').replace(/^\d{4} \d\d \d\d /, '');
  if (!question) return;
  const found = await engine.ask(question);
  if (!found.total) return; // what has some of the words only would be noise here
  field.value = question;
  add(add(box, 'h2', '', box.dataset.guess), 'bdi', 'asked', question);
  const list = add(box, 'ol', 'found');
  for (const hit of await found.read(0, Math.min(GUESSES, found.total))) addHit(list, engine, hit, factsOf(hit, box.dataset));
  if (found.total > GUESSES) {
    const all = add(add(box, 'p'), 'a', 'more', foundText(engine.words, found));
    all.href = `${field.form.action}?q=${encodeURIComponent(question)}`;
  }
}
