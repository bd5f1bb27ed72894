// Narrows a list down to what visitors choose, with the number of entries beside each choice and
// the choices in the address. Without it each choice is a link to a list of its own, or has its few
// entries beside it; what only this can do is not shown then.
'use strict';
(() => {
  const nav = document.querySelector('.facets[data-hits]');
  const main = document.querySelector('main');
  if (!nav || !main.querySelector('[data-choices]') || main.querySelector('.nearest')) return;
  if (main.querySelector('.pager a[rel="prev"]')) return; // not the whole list, but the links lead to it

  const only = document.getElementById(location.hash.slice(1)); // two choices, as without script
  if (only?.matches('.only')) {
    location.replace(`${location.pathname}?${only.dataset.query}`);
    return;
  }

  const NEAREST = 5; // so many are named where nothing fits
  const choices = new Map(); // "topics:housing" → { kind, input, count }
  let rows = read(main);
  let complete = !main.querySelector('.pager a[rel="next"]');

  // Every entry with its choices by kind.
  function read(root) {
    return [...root.querySelectorAll('[data-choices]')].map((element) => {
      const kinds = {};
      for (const word of element.dataset.choices.split(' ')) {
        const [kind, value] = word.split(':');
        (kinds[kind] = kinds[kind] || new Set()).add(value);
      }
      return { element, kinds };
    });
  }

  // The moment in the zone of the site: a day and a time.
  function now() {
    const p = {};
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: nav.dataset.zone, hourCycle: 'h23',
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
    for (const { type, value } of clock.formatToParts(Date.now())) p[type] = value;
    return { day: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}` };
  }

  // "1 09:00–12:00;1 14:00–16:00;" says when it is open, "2026-12-24 2027-01-02;" when it is shut.
  function isOpen({ hours, shut }, day, time) {
    const weekday = String(new Date(`${day}T00:00Z`).getUTCDay() || 7);
    return hours.split(';').some((s) => s[0] === weekday && (!time || (s.slice(2, 7) <= time && time < s.slice(8)))) &&
      !shut.split(';').some((s) => s && s.slice(0, 10) <= day && day <= s.slice(11));
  }

  // Whether it is open today, and right now, are choices that change by themselves.
  function markOpen() {
    if (!choices.has('open:now')) return;
    const { day, time } = now();
    for (const { element, kinds } of rows) {
      if (!kinds.open) continue;
      kinds.open[isOpen(element.dataset, day) ? 'add' : 'delete']('today');
      kinds.open[isOpen(element.dataset, day, time) ? 'add' : 'delete']('now');
    }
  }

  function chosen() {
    const kinds = {};
    for (const [key, c] of choices) {
      if (c.input.checked) (kinds[c.kind] = kinds[c.kind] || []).push(key.split(':')[1]);
    }
    return kinds;
  }

  // One of the values of a kind is enough, but every kind must fit; `but` is not asked.
  function fits(row, kinds, but) {
    return Object.keys(kinds).every((kind) => kind === but ||
      kinds[kind].some((value) => row.kinds[kind] && row.kinds[kind].has(value)));
  }

  // The page itself has the numbers of a long list, of which not all is here.
  function count(kinds) {
    if (!complete) return;
    for (const [key, c] of choices) {
      const value = key.split(':')[1];
      const n = rows.filter((row) => row.kinds[c.kind] && row.kinds[c.kind].has(value) &&
        fits(row, kinds, c.kind)).length;
      c.count.textContent = n;
      c.item.classList.toggle('is-empty', !n && !c.input.checked);
    }
  }

  // Where nothing fits, what comes nearest: what misses the fewest of the kinds, each with what it misses; where
  // only days were asked for, what comes next.
  function showNear(kinds) {
    const asked = Object.keys(kinds), days = asked.length === 1 && asked[0] === 'when';
    const found = rows.map((row) => [row, asked.filter((kind) => !fits(row, { [kind]: kinds[kind] }))])
      .filter(([, missed]) => days || missed.length < asked.length)
      .sort(([, a], [, b]) => a.length - b.length);
    const best = found.filter(([, missed]) => missed.length === found[0][1].length).slice(0, NEAREST);
    near.list.replaceChildren(...best.map(([row, missed]) => {
      const link = row.element.querySelector('a').cloneNode(true), item = document.createElement('li');
      const when = row.element.querySelector('.course-rhythm, .row-date time'), lacks = document.createElement('span');
      const labels = missed.flatMap((kind) => kinds[kind].map((value) =>
        choices.get(`${kind}:${value}`).name.textContent));
      lacks.textContent = nav.dataset.lacks.replace('{}', labels.join(`${nav.dataset.comma} `));
      lacks.className = 'hint';
      item.append(link, ' ', when ? when.cloneNode(true) : '', ' ', lacks);
      return item;
    }));
    near.box.hidden = !best.length;
  }

  // On the map only what is listed stands out.
  function showDots() {
    const dots = main.querySelectorAll('.map a');
    if (!dots.length) return;
    const listed = new Set(rows.filter((row) => !row.element.hidden)
      .map((row) => row.element.querySelector('a').href));
    for (const dot of dots) {
      dot.classList.toggle('is-out', !listed.has(new URL(dot.getAttribute('href'), location).href));
    }
  }

  function show(kinds) {
    markOpen();
    const all = !Object.keys(kinds).length;
    let hits = 0;
    for (const row of rows) {
      const held = row.element.contains(document.activeElement); // nobody loses the focus
      row.element.hidden = !fits(row, kinds) && !held;
      hits += !row.element.hidden;
    }
    showDots();
    showChosen(kinds);
    for (const part of main.querySelectorAll('.letter, .month, .business, .course-list, .offer-list')) {
      part.hidden = !part.querySelector('[data-choices]:not([hidden])');
    }
    for (const part of main.querySelectorAll('.letters, .month-links, .jump')) part.hidden = !all;
    status.hidden = clear.hidden = all;
    const told = all ? '' : hits ? `${nav.dataset.hits} ${hits}` : nav.dataset.none;
    if (all || hits) near.box.hidden = true;
    else showNear(kinds);
    if (status.textContent !== told) status.textContent = told; // nobody wants to hear it every minute
    for (const a of main.querySelectorAll('.chosen a')) a.search = all ? '' : query(kinds);
    count(kinds);
  }

  // What is chosen stands beside the name of its kind, so that nobody need open that to see it.
  function showChosen(kinds) {
    for (const box of nav.querySelectorAll('details[data-kind]')) {
      const names = (kinds[box.dataset.kind] || []).map((value) => choices.get(`${box.dataset.kind}:${value}`))
        .filter(({ item }) => box.contains(item)).map(({ name }) => name.cloneNode(true));
      const shown = box.querySelector('.picked');
      shown.replaceChildren(...names.flatMap((name, i) => [i ? `${nav.dataset.comma} ` : ': ', name]));
    }
  }

  // A long list continues on other pages: their entries are brought here when first needed.
  async function completeRows() {
    if (complete) return;
    complete = true;
    const pager = main.querySelector('.pager');
    let next = pager.querySelector('a[rel="next"]');
    let address = next && next.href;
    while (address) {
      const answer = await fetch(address);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const base = address;
      for (const a of page.querySelectorAll('main [href]')) {
        const href = a.getAttribute('href');
        if (href[0] !== '#') a.setAttribute('href', new URL(href, base).href);
      }
      for (const part of page.querySelectorAll('main .letter, main .month, main .business, main .course-list, main .offer-list, main .directory')) {
        if (part.parentNode.closest('.letter, .month, .business, .course-list, .offer-list')) continue;
        part.removeAttribute('aria-labelledby');
        for (const marked of part.querySelectorAll('[id]')) marked.removeAttribute('id');
        pager.before(part);
      }
      next = page.querySelector('.pager a[rel="next"]');
      address = next && new URL(next.getAttribute('href'), base).href;
    }
    pager.hidden = true;
    rows = read(main);
  }

  function query(kinds) {
    return Object.keys(kinds).map((kind) => `${kind}=${kinds[kind].join(',')}`).join('&');
  }

  function address(kinds) {
    const wanted = query(kinds);
    return location.pathname + (wanted ? `?${wanted}` : '');
  }

  async function take(kinds) {
    if (Object.keys(kinds).length) await completeRows().catch(() => {});
    show(kinds);
  }

  // Servers lead here from lists that have no page, by the words of their addresses. What nothing in
  // a part of the list fits is asked of the whole.
  function fromAddress() {
    const wanted = new Set(), kinds = {};
    for (const { dataset } of nav.querySelectorAll('[data-word]')) kinds[dataset.word] = dataset.kind;
    for (const [word, values] of new URLSearchParams(location.search)) {
      if (!/^[a-z-]+$/.test(word) || !/^[a-z0-9,-]+$/.test(values)) continue;
      const kind = kinds[word] || word;
      for (const value of values.split(',')) wanted.add(`${kind}:${value}`);
    }
    if (nav.dataset.whole && [...wanted].some((key) => !choices.has(key))) {
      const also = [...wanted].map((key) => `&${key.replace(':', '=')}`).join('');
      location.replace(nav.dataset.whole + also);
      return;
    }
    for (const [key, c] of choices) {
      c.input.checked = wanted.has(key);
    }
    take(chosen());
  }

  // A box to tick in the place of a link, or of a name.
  function addBox(link) {
    const key = link.dataset.choice;
    const input = document.createElement('input');
    const label = document.createElement('label');
    const name = document.createElement('span');
    input.type = 'checkbox';
    input.value = key;
    name.textContent = link.textContent;
    if (link.lang) [name.lang, name.dir] = [link.lang, link.dir];
    const item = link.closest('li');
    for (const few of item.querySelectorAll('.few')) few.remove();
    const shown = item.querySelector('.count');
    label.append(input, name, shown);
    link.replaceWith(label);
    choices.set(key, { kind: key.split(':')[0], input, name, count: shown, item });
    input.addEventListener('change', () => {
      const kinds = chosen();
      history.pushState(null, '', address(kinds));
      take(kinds);
    });
  }

  nav.querySelectorAll('[data-choice]').forEach(addBox);
  nav.querySelector('.alone')?.remove();
  for (const summary of nav.querySelectorAll('details[data-kind] > summary')) {
    const picked = document.createElement('span');
    picked.className = 'picked';
    summary.append(picked);
  }

  const status = document.createElement('p');
  const clear = document.createElement('button');
  status.className = 'facets-status';
  status.setAttribute('role', 'status');
  clear.type = 'button';
  clear.dataset.stop = ''; // see bars.js
  clear.textContent = nav.dataset.clear;
  clear.addEventListener('click', () => {
    for (const c of choices.values()) c.input.checked = false;
    history.pushState(null, '', address({}));
    take({});
    nav.querySelector('input, summary').focus();
  });
  const near = { box: document.createElement('div'), list: document.createElement('ul') };
  near.box.className = 'near';
  near.box.hidden = true;
  near.box.append(nav.dataset.near, near.list);
  nav.querySelector('.ready').after(near.box); // below what was chosen last
  nav.querySelector('.facets-head').append(status, clear); // in sight of whoever chooses
  addEventListener('popstate', fromAddress);
  const again = () => show(chosen());
  if (choices.has('open:now')) {
    setInterval(again, 60000);
    document.addEventListener('visibilitychange', again); // a tab that slept is seen again
  }
  fromAddress();
})();
