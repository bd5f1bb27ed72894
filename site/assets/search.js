// The search field, with the best hits below it while somebody types. Nothing is fetched before somebody
// goes to it. Enter and the button lead to the page with all that is found.
'use strict';
(() => {
  const form = document.querySelector('.search[data-index]');
  if (!form) return;
  const field = form.elements.q;
  const address = new URL(form.dataset.index, document.baseURI).href;
  const SHOWN = 10, SEEN = 4; // hits at a time, and those of them that are in sight at first
  const WAIT = 20; // ms for the letters that were typed while the last question was answered
  let engine = null, answer = null, shown = 0, turn = 0, timer = 0, told = 0, busy = false;

  const make = (parent, tag, name) => {
    const element = document.createElement(tag);
    element.className = name;
    parent.append(element);
    return element;
  };
  const panel = make(form, 'div', 'hits');
  panel.id = '_hits';
  panel.tabIndex = -1;
  panel.setAttribute('role', 'dialog'); // what a field may open that holds links; it holds nobody fast
  panel.setAttribute('aria-label', form.querySelector('label').textContent);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-haspopup', 'dialog');
  field.setAttribute('aria-autocomplete', 'none');
  field.setAttribute('aria-controls', panel.id);
  const count = make(panel, 'p', 'hint'); // the same as the status, for eyes
  count.setAttribute('aria-hidden', 'true');
  const list = make(panel, 'ol', '');
  const more = make(panel, 'button', 'more');
  more.type = 'button';
  const status = make(form, 'p', 'unseen');
  status.setAttribute('role', 'status');
  let hitsOf = null; // search-hits.js

  // Shows the hits or hides them, and lets the field say which.
  function show(open) {
    panel.hidden = !open;
    field.setAttribute('aria-expanded', open);
  }
  show(false);

  function open() {
    engine = engine || Promise.all([
      import('./search-engine.js'), import('./search-hits.js'),
      fetch(address, { cache: 'no-cache' }).then((r) => (r.ok ? r.json() : Promise.reject(r))),
    ]).then(([module, hits, head]) => {
      hitsOf = hits;
      return module.open(head, address);
    });
    engine.catch(() => { engine = null; });
    return engine;
  }

  function close() {
    clearTimeout(timer);
    turn++;
    show(false);
    say('');
  }

  // Spoken a little later, so that nobody hears the number for every letter.
  function say(text) {
    clearTimeout(told);
    count.textContent = text;
    told = setTimeout(() => { status.textContent = text; }, text ? 500 : 0);
  }

  // The page is touched once for the hits in sight and, when they are painted, once for the others.
  async function addHits(e, mine) {
    const hits = await answer.read(shown, shown + SHOWN);
    if (mine !== turn) return;
    const put = (some) => {
      const items = document.createDocumentFragment();
      some.forEach((hit) => hitsOf.addHit(items, e, hit));
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
      const hits = hitsOf.foundText(e.words, found);
      list.setAttribute('aria-label', hits);
      say(hits);
      show(true);
      panel.scrollTop = 0;
    } catch (error) {
      if (mine !== turn) return;
      engine = null; // the index was replaced, or the net is gone
      if (!again) return ask(true);
      list.replaceChildren();
      more.hidden = true;
      say(form.dataset.failed);
      show(true);
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
  more.addEventListener('click', showMore);
  for (const type of ['focusin', 'pointerdown']) {
    document.addEventListener(type, (event) => {
      if (!form.contains(event.target)) close(); // also what is still under way
    });
  }

  const box = document.getElementById('_results');
  if (box) {
    const told = () => box.classList.add('is-told'); // until then the style sheet holds room
    if (!new URLSearchParams(location.search).has('q')) told();
    Promise.all([open(), import('./search-results.js')])
      .then(([e, page]) => page[box.dataset.guess ? 'guess' : 'answer'](box, e, field))
      .catch(() => { if (!box.dataset.guess) box.textContent = form.dataset.failed; })
      .finally(told);
  }
})();
