// Makes one stop of each bar of links, so that Tab reaches what a page lists in a few steps: arrow keys lead on
// within a bar, Home and End to its ends, and the bar says so while it has the focus. The stop is where one was
// last, or the link to the page one is on. Without this each link is a stop of its own.
'use strict';
(() => {
  const ITEMS = ':is(a[href], button, input, summary):not([data-stop])'; // but for what is a stop by itself
  const BOXED = 'details > :not(summary)'; // what opens is not part of the bar, but comes after its summary
  const rtl = document.dir === 'rtl';

  const items = bar => [...bar.querySelectorAll(ITEMS)].filter(item => {
    const box = item.closest(BOXED);
    return item.checkVisibility() && (!box || !bar.contains(box));
  });

  function stopAt(bar, stop) {
    for (const item of bar.querySelectorAll('[tabindex]')) if (item !== stop) item.removeAttribute('tabindex');
    for (const item of items(bar)) item.tabIndex = item === stop ? 0 : -1;
    for (const list of bar.querySelectorAll('.ready')) list.tabIndex = -1; // that it can be pushed aside makes it no stop
  }

  // Lists and bars change while one narrows them down, and as time goes on.
  function settle() {
    for (const bar of document.querySelectorAll('[data-bar]')) {
      const all = items(bar);
      const stop = all.find(item => item.getAttribute('tabindex') === '0') ||
        all.find(item => item.matches('[aria-current]')) || all[0];
      stopAt(bar, stop);
    }
  }

  // The item of the next row, up or down, that stands nearest; a bar has few.
  function inRow(all, from, down) {
    const middle = ({ left, right }) => (left + right) / 2, here = from.getClientRects()[0];
    const beyond = all.map(item => [item, item.getClientRects()[0]])
      .filter(([, box]) => (down ? box.top >= here.bottom - 2 : box.bottom <= here.top + 2));
    const far = ([, box]) => Math.abs(box.top - here.top) * 1000 + Math.abs(middle(box) - middle(here));
    return beyond.sort((a, b) => far(a) - far(b))[0]?.[0];
  }

  function next(all, from, key) {
    const i = all.indexOf(from);
    switch (key) {
      case 'ArrowRight': return all[i + (rtl ? -1 : 1)];
      case 'ArrowLeft': return all[i + (rtl ? 1 : -1)];
      case 'ArrowDown': return inRow(all, from, true);
      case 'ArrowUp': return inRow(all, from, false);
      case 'Home': return all[0];
      case 'End': return all[all.length - 1];
      default: return null;
    }
  }

  addEventListener('keydown', event => {
    const bar = event.target.closest?.('[data-bar]');
    if (!bar || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = items(bar);
    if (!all.includes(event.target)) return;
    const to = next(all, event.target, event.key);
    if (!to) return; // at its end the keys move the page
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: 'nearest', inline: 'nearest' }); // wholly, where the bar rolls
  });
  addEventListener('focusin', ({ target }) => {
    const bar = target.closest('[data-bar]');
    if (bar && items(bar).includes(target)) stopAt(bar, target);
  });

  // A bar that rolls shows the page one is on, where scroll-initial-target is not known.
  for (const here of document.querySelectorAll('[data-bar] li > [aria-current]')) {
    const line = here.closest('ul'), over = here.getBoundingClientRect(), box = line.getBoundingClientRect();
    if (over.left < box.left || over.right > box.right) line.scrollLeft += over.left + over.width / 2 - box.left - box.width / 2;
  }

  settle();
  new MutationObserver(settle).observe(document.querySelector('main'),
    { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden'] });
})();
