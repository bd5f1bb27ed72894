// What every check needs: pages as visitors see them, axe, the keyboard, and how to say what was found.
'use strict';
const fs = require('fs');

const [, , BROWSER, BASE, MEMBER] = process.argv;
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync'];

const BUILT = '2026-11-23T11:00Z'; // the clock of visitors, unless a look has another
const SCHOOL = 'mitglieder/sprachschule-musterwort/'; // Mo-Th 08:30-12:30, Tu 15:00-18:00

// Each page is seen once in full on a phone in light and on a desk in dark; the other two ways round
// only what depends on colours and sizes is asked again.
const LOOKS = [
  { width: 320, colorScheme: 'light', rules: null },
  { width: 1280, colorScheme: 'dark', rules: null },
  { width: 320, colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
  { width: 1280, colorScheme: 'light', rules: ['color-contrast', 'target-size'] },
];

let failed = false;
function report(name, faults) {
  failed = failed || faults.length > 0;
  console.log(`${faults.length ? 'not ok' : 'ok'} ${name}`);
  for (const fault of [...new Set(faults)].slice(0, 12)) console.log(`    ${fault}`);
}

async function open(browser, look, faults) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 800 }, colorScheme: look.colorScheme,
    isMobile: look.width < 500, hasTouch: look.width < 500, reducedMotion: 'reduce',
    javaScriptEnabled: look.script !== false, timezoneId: look.timezoneId,
  });
  const page = await context.newPage();
  await page.addInitScript(now => { Date.now = () => Date.parse(now); }, look.now || BUILT);
  page.on('console', m => m.type() === 'error' && faults.push(`console: ${m.text()}`));
  page.on('pageerror', e => faults.push(`script: ${e.message}`));
  page.on('request', r => new URL(r.url()).origin === new URL(BASE).origin ||
    faults.push(`asks another origin: ${r.url()}`));
  return page;
}

async function axe(page, rules) {
  await page.evaluate(() => {
    for (const d of document.querySelectorAll('details:not(.languages)')) d.open = true;
  });
  await page.evaluate(AXE);
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: STANDARDS };
  const found = await page.evaluate(o => window.axe.run(document, o),
    { runOnly, resultTypes: ['violations'] });
  return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n =>
    `${v.id}: ${n.target.join(' ')}: ${(n.any[0] || n.all[0] || n.none[0] || v).message || v.help}`));
}

function focused() {
  const e = document.activeElement, box = e.getBoundingClientRect();
  return {
    name: e.className, tag: e.tagName, hash: location.hash, lang: e.hreflang,
    seen: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0,
    inside: document.querySelector('main').contains(e),
  };
}

// Presses Tab until `wanted` says so; at most as often as a short page has stops.
async function tab_to(page, wanted) {
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    if (wanted(at)) return at;
  }
  return null;
}

module.exports = {
  BROWSER, BASE, MEMBER, FLAGS, BUILT, SCHOOL, LOOKS,
  report, failed: () => failed, open, axe, focused, tab_to,
};
