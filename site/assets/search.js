// The search field. Nothing is fetched before somebody goes to it; without this script it leads to
// the list of everything from A to Z, as it does when nothing is found.
'use strict';
(() => {
  const form = document.querySelector('.search[data-index]');
  if (!form) return;
  const field = form.elements.q;
  const address = new URL(form.dataset.index, document.baseURI).href;
  const SHOWN = 10, SEEN = 4; // hits at a time, and those of them that are in sight at first
  const WAIT = 20; // ms for the letters that were typed while the last question was answered
  let plural = null, engine = null, answer = null, shown = 0, turn = 0, timer = 0, told = 0, busy = false;

  const panel = add(form, 'div', 'hits');
  panel.hidden = true;
  panel.tabIndex = -1;
  const count = add(panel, 'p', 'hint'); // the same as the status, for eyes
  count.setAttribute('aria-hidden', 'true');
  const list = add(panel, 'ol');
  const more = add(panel, 'button', 'more');
  more.type = 'button';
  const status = add(form, 'p', 'unseen');
  status.setAttribute('role', 'status');

  function add(parent, tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  }

  function open() {
    engine = engine || Promise.all([
      import('./search-engine.js'),
      fetch(address, { cache: 'no-cache' }).then((r) => (r.ok ? r.json() : Promise.reject(r))),
    ]).then(([module, head]) => module.open(head, address));
    engine.catch(() => { engine = null; });
    return engine;
  }

  function close() {
    clearTimeout(timer);
    turn++;
    panel.hidden = true;
    say('');
  }

  // Spoken a little later, so that nobody hears the number for every letter.
  function say(text) {
    clearTimeout(told);
    count.textContent = text;
    told = setTimeout(() => { status.textContent = text; }, text ? 500 : 0);
  }

  // "12 hits"; "40+ hits" where only the best are known.
  function hitsIn(words, { total, known }) {
    plural = plural || new Intl.PluralRules(document.documentElement.lang);
    const text = (!known && words.hits.zero) || words.hits[plural.select(known)] || words.hits.other || '{n}';
    return text.replace('{n}', total > known ? `${known}+` : known);
  }

  function addPieces(parent, pieces, foreign, language) {
    if (foreign) [parent.lang, parent.dir] = language;
    pieces.forEach((piece, i) => { if (piece) parent.append(i % 2 ? add(parent, 'mark', '', piece) : piece); });
  }

  function addHit(hits, { words, language }, hit) {
    const item = add(hits, 'li', hit.past ? 'is-past' : '');
    const link = add(item, 'a');
    link.href = hit.url;
    addPieces(link, hit.title, hit.foreignTitle, language);
    const facts = add(item, 'p', 'aside');
    const foreign = (hit.foreignTitle || hit.foreignText) && language[2];
    for (const fact of [[hit.type], [hit.when], ...hit.names, [hit.past && words.past], [hit.example && words.example], [foreign]]) {
      if (!fact[0] && fact.length < 2) continue;
      addPieces(add(facts, 'span', 'part'), fact);
      facts.append(' ');
    }
    if (hit.text.join('')) addPieces(add(item, 'p'), hit.text, hit.foreignText, language);
  }

  // The page is touched once for the hits in sight and, when they are painted, once for the others.
  async function addHits(e, mine) {
    const hits = await answer.read(shown, shown + SHOWN);
    if (mine !== turn) return;
    const put = (some) => {
      const items = document.createDocumentFragment();
      some.forEach((hit) => addHit(items, e, hit));
      list.append(items);
    };
    const finish = () => {
      put(hits.slice(SEEN));
      more.hidden = shown >= answer.known;
      more.textContent = e.words.more;
    };
    if (!shown) list.replaceChildren();
    shown += hits.length;
    put(hits.slice(0, SEEN));
    more.hidden = true;
    if (hits.length <= SEEN) finish();
    else requestAnimationFrame(() => setTimeout(() => { if (mine === turn) finish(); }));
  }

  async function ask(again) {
    const mine = ++turn, question = field.value.trim();
    if (!question) return close();
    try {
      const e = await open();
      const found = await e.ask(question);
      if (mine !== turn) return;
      answer = found;
      shown = 0;
      await addHits(e, mine);
      if (mine !== turn) return;
      const hits = hitsIn(e.words, found);
      list.setAttribute('aria-label', hits);
      say(found.near ? `${e.words.near} ${hits}` : hits);
      panel.hidden = false;
      panel.scrollTop = 0;
    } catch (error) {
      if (mine !== turn) return;
      engine = null; // the index was replaced, or the net is gone
      if (!again) return ask(true);
      list.replaceChildren();
      more.hidden = true;
      say(form.dataset.failed);
      panel.hidden = false;
    }
  }

  async function showMore() {
    const first = shown;
    if (busy) return;
    busy = true;
    try {
      await addHits(await open(), turn);
      const link = list.children[first] && list.children[first].querySelector('a');
      if (link) link.focus();
    } catch (error) {
      say(form.dataset.failed);
    }
    busy = false;
  }

  // Up and down lead from the field through the hits and back.
  function move(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = [field, ...list.querySelectorAll('a'), ...(more.hidden ? [] : [more])];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && !panel.hidden) {
      event.preventDefault();
      close();
      field.focus();
    } else if (step && at >= 0 && (at || step > 0)) {
      event.preventDefault();
      if (panel.hidden) ask();
      else (stops[at + step] || stops[at]).focus();
    }
  }

  field.addEventListener('focus', () => { open().catch(() => {}); });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  form.addEventListener('keydown', move);
  form.addEventListener('submit', async (event) => {
    if (!field.value.trim()) return;
    event.preventDefault();
    clearTimeout(timer);
    await ask();
    const first = !panel.hidden && list.querySelector('a');
    if (first) location.assign(first.href);
    else form.submit();
  });
  more.addEventListener('click', showMore);
  for (const type of ['focusin', 'pointerdown']) {
    document.addEventListener(type, (event) => {
      if (!form.contains(event.target)) close(); // also what is still under way
    });
  }

  const asked = new URLSearchParams(location.search).get('q');
  if (asked && new URL(form.action).pathname === location.pathname) {
    field.value = asked;
    field.focus();
    ask();
  }
})();
