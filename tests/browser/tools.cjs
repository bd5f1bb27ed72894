// What every check needs: pages as visitors see them, axe, the keyboard, and how to say what was found.
'use strict';
const fs = require('fs');

const [, , BROWSER, BASE, MEMBER] = process.argv;
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync'];

const PATIENCE = 1000 * Number(process.env.PATIENCE); // milliseconds until something hangs
const WHOLE = process.env.KNOTEN_ALL === '1'; // else a sample is enough
const SEED = Number(process.env.SEED);

const BUILT = '2026-11-23T11:00Z'; // the clock of visitors, unless a look has another
const SCHOOL = 'mitglieder/sprachschule-musterwort/'; // Mo-Th 08:30-12:30, Tu 15:00-18:00

const PHONE = { width: 320, height: 800, colorScheme: 'light' };
const DESK = { width: 1280, height: 800, colorScheme: 'dark' };

// Chance by the seed: a function that gives a whole number below n (mulberry32).
function dice(salt) {
  let state = (SEED + salt) | 0;
  return n => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

function sampled(what, taken, all) {
  if (taken < all) console.log(`sampled ${what}: ${taken} of ${all}, SEED=${SEED}`);
}

let failed = false;
function report(name, faults) {
  failed = failed || faults.length > 0;
  console.log(`${faults.length ? 'not ok' : 'ok'} ${name}`);
  for (const fault of [...new Set(faults)].slice(0, 12)) console.log(`    ${fault}`);
}

async function open(browser, look, faults) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height }, colorScheme: look.colorScheme,
    isMobile: look.width < 500, hasTouch: look.width < 500, reducedMotion: 'reduce',
    javaScriptEnabled: look.script !== false, timezoneId: look.timezoneId,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.addInitScript(now => { Date.now = () => Date.parse(now); }, look.now || BUILT);
  if (look.axe) await page.addInitScript(AXE); // faster than by axe() for who looks at many pages
  page.on('console', m => m.type() === 'error' &&
    faults.push(`console: ${m.text()} (${m.location().url})`));
  page.on('pageerror', e => faults.push(`script: ${e.message}`));
  page.on('request', r => new URL(r.url()).origin === new URL(BASE).origin ||
    faults.push(`asks another origin: ${r.url()}`));
  return page;
}

// In the page: opens what can be opened, but for the picker, which would lie over the rest.
function open_boxes() {
  for (const d of document.querySelectorAll('details:not(.languages)')) d.open = true;
}

// Opens the filters of a list, and one of them by the kind of its choices.
async function open_facet(page, kind) {
  const more = page.locator('.facet-more > summary');
  if (!await page.locator('.facet-more[open]').count()) await more.click();
  await page.locator(`.facet[data-kind="${kind}"] summary`).click();
}

// What axe finds by the rules of the standards, or by these without some. All boxes are open then.
async function axe(page, without = []) {
  await page.evaluate(open_boxes);
  if (!await page.evaluate(() => Boolean(window.axe))) await page.evaluate(AXE);
  const found = await page.evaluate(o => window.axe.run(document, o),
    { runOnly: { type: 'tag', values: STANDARDS }, rules: Object.fromEntries(without.map(rule =>
      [rule, { enabled: false }])), resultTypes: ['violations'], preload: false });
  return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n =>
    `${v.id}: ${n.target.join(' ')}: ${(n.any[0] || n.all[0] || n.none[0] || v).message || v.help}`));
}

// Where the focus is, and what keeps one from seeing it there. A link may run over two lines.
function focused() {
  const e = document.activeElement, style = getComputedStyle(e), faults = [];
  const [box = e.getBoundingClientRect()] = e.getClientRects();
  const { left, right, top, bottom, width, height } = box;
  const name = (e.closest('label') || e).textContent.trim() || e.id || e.className;
  const seen = width > 1 && height > 1 && top > -1 && left > -1 &&
    bottom < innerHeight + 1 && right < innerWidth + 1;
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (!seen) faults.push(`'${name}' has the focus out of sight`);
  else if (!hit || !hit.contains(e) && !e.contains(hit))
    faults.push(`'${name}' has the focus and is covered`);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ||
    /, 0\)$/.test(style.outlineColor))
    faults.push(`'${name}' does not show that it has the focus`);
  return {
    name, faults, seen, style: e.className, tag: e.tagName, type: e.type, lang: e.hreflang,
    box: { left, right, top, bottom }, inside: document.querySelector('main').contains(e),
    facet: (e.closest('.facet') || { dataset: {} }).dataset.kind,
  };
}

// Presses Tab until `wanted` says so, at most as often as a page has stops before it; adds what is
// wrong with the stops on the way.
async function tab_to(page, wanted, faults = []) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    faults.push(...at.faults);
    if (wanted(at)) return at;
  }
  return null;
}

module.exports = {
  BROWSER, BASE, MEMBER, FLAGS, BUILT, SCHOOL, PHONE, DESK, PATIENCE, WHOLE,
  dice, sampled, open_boxes, open_facet, report, failed: () => failed, open, axe, focused, tab_to,
};
