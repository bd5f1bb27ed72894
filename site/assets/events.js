// Between two builds time goes on: what is over leaves the lists, what has begun says so. Pages are
// whole without this; the next build does the same.
'use strict';
(() => {
  const words = document.currentScript.dataset;
  const now = Date.now();

  // A list without entries goes, and so does a section of which only the heading is left, with the
  // link that leads to it.
  function tidy(list) {
    if (!list || list.children.length) return;
    const above = list.parentElement;
    list.remove();
    if (above.querySelector('li, p, a, details')) return;
    for (const { id } of above.querySelectorAll('[id]')) {
      const link = document.querySelector(`a[href="#${CSS.escape(id)}"]`);
      if (link) {
        const links = link.closest('ul');
        link.closest('li').remove();
        tidy(links);
      }
    }
    above.remove();
  }

  // A series goes on: only what its row tells of the meeting that is over leaves.
  function leaveRow(row) {
    row.classList.add('is-past');
    for (const told of row.querySelectorAll('.row-date, .row-next, .state, .aside:not(.series-dates)')) told.remove();
  }

  function leave(meeting) {
    const list = meeting.closest('ol');
    meeting.querySelector('.state-on')?.remove();
    if (meeting.matches('.pin')) {
      meeting.classList.add('is-past');
    } else if (meeting.matches('.strand-next')) {
      meeting.parentElement.querySelector('.knot').remove();
      meeting.remove();
    } else {
      meeting.remove();
      tidy(list);
    }
  }

  function begin(meeting) {
    if (meeting.querySelector('.state-on, .state-off')) return;
    const mark = document.createElement('strong');
    mark.className = 'state state-on';
    mark.textContent = words.running;
    (meeting.querySelector('h3, .row-head, dd') || meeting).append(' ', mark);
  }

  // The words around a number stay right as long as it is of the same plural; else it is not shown.
  function count(place, gone) {
    const language = document.documentElement.lang;
    const plural = new Intl.PluralRules(language), left = place.dataset.count - gone;
    const number = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(left);
    if (left > 2 && plural.select(left) === plural.select(+place.dataset.count))
      place.textContent = place.textContent.replace(/\d[\d.,\s]*\d|\d/, number);
    else place.remove();
  }

  let gone = 0;
  for (const meeting of document.querySelectorAll('[data-end]')) {
    if (Date.parse(meeting.dataset.end) <= now) {
      const goesOn = Date.parse(meeting.dataset.series) > now;
      (goesOn ? leaveRow : leave)(meeting);
      gone += !goesOn;
    } else if (Date.parse(meeting.dataset.start) <= now) {
      begin(meeting);
    }
  }
  if (gone) document.querySelectorAll('[data-count]').forEach(place => count(place, gone));
  const over = document.getElementById('_over');
  if (gone && over && !document.querySelector('main .row')) over.hidden = false;

  // Nobody is asked to register when it is too late for it.
  for (const place of document.querySelectorAll('[data-until]')) {
    if (Date.parse(place.dataset.until) <= now) place.textContent = place.dataset.over;
  }

  for (const button of document.querySelectorAll('.print')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }

  const today = new Intl.DateTimeFormat('sv', { timeZone: words.zone }).format(now);
  for (const day of document.querySelectorAll('.grid td > time')) {
    if (day.dateTime === today) day.parentElement.setAttribute('aria-current', 'date');
    else day.parentElement.removeAttribute('aria-current');
  }
})();
