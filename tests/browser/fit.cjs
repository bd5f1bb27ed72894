// What must hold of any page in a window, whatever its colours are. These functions run in the page.
'use strict';

// What every page is made of.
function shape() {
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
  return faults;
}

// Nothing is wider than the window, cut off, or in the way of reading.
function misfits([width, height]) {
  const faults = [], unseen = new Set();
  const name = e => [e.localName, ...e.classList].join('.');
  const SCROLLS = '.table-wrap, pre, .main-nav ul, .strip ul'; // these may be scrolled sideways
  const wide = document.documentElement.scrollWidth - width;
  if (wide > 0) faults.push(`${wide} px wider than the window`);
  for (const e of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(e);
    if (style.clipPath === 'inset(50%)' || unseen.has(e.parentElement)) {
      unseen.add(e);
      continue;
    }
    if (!(e instanceof HTMLElement) || style.display === 'inline' || !e.checkVisibility()) continue;
    const more = { X: e.scrollWidth - e.clientWidth, Y: e.scrollHeight - e.clientHeight };
    for (const axis of ['X', 'Y']) {
      const overflow = style[`overflow${axis}`];
      if (more[axis] < 2 || overflow === 'visible' || e.localName === 'input') continue;
      if (/hidden|clip/.test(overflow)) faults.push(`${name(e)} cuts off ${more[axis]} px`);
      else if (axis === 'X' && !e.matches(SCROLLS)) faults.push(`${name(e)} scrolls sideways`);
    }
    const box = e.getBoundingClientRect();
    if (wide > 0 && !e.closest(SCROLLS) && (box.left < -1 || box.right > width + 1))
      faults.push(`${name(e)} is outside of the window`);
    if (/fixed|sticky/.test(style.position) && box.width * box.height * 3 > width * height)
      faults.push(`${name(e)} covers the window`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const e = text.parentElement;
    if (!text.data.trim() || unseen.has(e) || e.closest(SCROLLS) || !e.checkVisibility()) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects())
      if (box.left < -1 || box.right > width + 1) faults.push(`${name(e)} reaches out of the window`);
  }
  return faults;
}

// What is proposed in fields can be read. Widely spaced it may be cut off: labels say it, too.
function proposals() {
  return [...document.querySelectorAll('input[placeholder]')].flatMap(field => {
    const { type } = field;
    field.type = 'text'; // an empty search field has no button that empties it
    field.value = field.placeholder;
    const more = field.scrollWidth - field.clientWidth;
    field.value = '';
    field.type = type;
    return more > 0 ? [`'${field.placeholder}' is cut off by ${more} px`] : [];
  });
}

// The parts of the head keep clear of each other and of the edges, with their text, which may reach
// out of its box.
function head() {
  const range = document.createRange();
  const boxes = e => {
    const all = [e.getBoundingClientRect()];
    const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      range.selectNodeContents(text);
      if (!text.parentElement.matches('.unseen')) all.push(...range.getClientRects());
    }
    return all;
  };
  const parts = [...document.querySelectorAll(
    '.brand .mark, .brand > span, .languages summary, .search input, .search > button, .main-nav a')];
  const all = parts.map(boxes), faults = [];
  const name = e => e.textContent.trim() || e.localName;
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const menu = document.querySelector('.main-nav');
  const edges = menu ? menu.getBoundingClientRect() : { left: -Infinity, right: Infinity };
  const rolls = e => menu?.contains(e) && e.closest('ul').scrollWidth > e.closest('ul').clientWidth;
  for (let i = 0; i < parts.length; i++) {
    if (!rolls(parts[i]) && all[i].some(b => b.left < edges.left - 1 || b.right > edges.right + 1))
      faults.push(`'${name(parts[i])}' is outside of the head`);
    for (let j = 0; j < i; j++) {
      if (all[i].some(a => all[j].some(b => meet(a, b))))
        faults.push(`'${name(parts[j])}' and '${name(parts[i])}' overlap in the head`);
    }
  }
  return faults;
}

// Text as spaced as readers may have it (WCAG 1.4.12). The policy forbids elements for styles.
function space() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets.push(sheet);
}

// And as it was before.
function close_up() {
  document.adoptedStyleSheets.pop();
}

module.exports = { shape, misfits, proposals, head, space, close_up };
