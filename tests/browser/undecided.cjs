// What axe leaves to people: whether a text stands out from what lies behind it where that is no plain colour of one
// element. It is decided here by what is painted: the text is made invisible, and each pixel behind it compared.
'use strict';
const { BASE, PHONE, DESK, WHOLE, dice, sampled, open_boxes, report, open } = require('./tools.cjs');
const { places } = require('./places.cjs');

const MOST = 200; // of one page: a notice board in Turkish has 41

// In the page: the elements of which axe cannot say whether their texts stand out, and why.
async function undecided() {
  const found = await window.axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast'] },
    resultTypes: ['incomplete'], preload: false });
  return found.incomplete.flatMap(r => r.nodes).map(n => ({
    at: n.target[n.target.length - 1], why: n.any[0]?.data?.messageKey || 'unknown' }));
}

// In the page: shows no text, but all that is behind it.
function hide_texts() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`*, ::before, ::after, ::placeholder, ::marker { color: #0000 !important;
    text-decoration-color: #0000 !important; text-shadow: none !important }`);
  document.adoptedStyleSheets.push(sheet);
}

// In the page: where the text of an element is on it, and in which colour. Must be asked before texts are hidden.
function texts_of(at) {
  const e = document.querySelector(at), range = document.createRange(), style = getComputedStyle(e);
  const boxes = [], page = document.documentElement;
  let outside = false;
  if (e instanceof SVGElement) { // names on the map have a halo, which is what lies behind them; else it is the map
    const halo = parseFloat(style.strokeWidth) >= 20 ? style.stroke : getComputedStyle(e.closest('svg')).backgroundColor;
    return { boxes, halo, colour: style.fill, least: 4.5 };
  }
  for (const node of e.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
    range.selectNodeContents(node);
    for (const { left, top, right, bottom } of range.getClientRects()) { // of what lies on the page
      const x = Math.max(0, left + scrollX), y = Math.max(0, top + scrollY);
      const width = Math.min(right + scrollX, page.scrollWidth) - x, height = Math.min(bottom + scrollY, page.scrollHeight) - y;
      if (width > 1 && height > 1) boxes.push({ x, y, width, height });
      else if (right - left > 1 && bottom - top > 1) outside = true;
    }
  }
  const size = parseFloat(style.fontSize);
  return { boxes, outside, colour: style.color, least: size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5 };
}

// In the page: the least by which a colour stands out from the pixels of a picture.
async function least_contrast({ png, halo, colour }) {
  const bytes = Uint8Array.from(atob(png), c => c.charCodeAt(0));
  const picture = halo ? new OffscreenCanvas(1, 1) : await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  if (halo) {
    canvas.fillStyle = halo;
    canvas.fillRect(0, 0, 1, 1);
  } else canvas.drawImage(picture, 0, 0);
  const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const light = ([r, g, b]) => [r, g, b].map(n => n / 255)
    .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const text = light(canvas.getImageData(0, 0, 1, 1).data), seen = new Set();
  for (let i = 0; i < data.length; i += 4) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
  return Math.min(...[...seen].map(rgb => light([rgb >> 16, (rgb >> 8) & 255, rgb & 255]))
    .map(behind => (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05)));
}

async function decide(page, url) {
  await page.goto(url);
  await page.evaluate(open_boxes);
  const left = await page.evaluate(undecided), faults = [], all = [];
  if (left.length > MOST) faults.push(`${left.length} are left to people, at most ${MOST} are decided`);
  for (const { at, why } of left.slice(0, MOST)) all.push({ at, why, ...await page.evaluate(texts_of, at) });
  await page.evaluate(hide_texts);
  for (const { at, why, boxes, outside, halo, colour, least } of all) {
    if (halo) {
      const ratio = await page.evaluate(least_contrast, { png: '', halo, colour });
      if (!(ratio >= least)) faults.push(`${at} stands out by ${ratio.toFixed(2)}:1 from its halo`);
    } else if (!boxes.length && !outside) faults.push(`${at} is left to people (${why}) and has no text`);
    for (const clip of boxes) {
      const png = (await page.screenshot({ clip, fullPage: true, animations: 'disabled' })).toString('base64');
      const ratio = await page.evaluate(least_contrast, { png, colour });
      if (!(ratio >= least)) faults.push(`${at} (${why}) stands out by ${ratio.toFixed(2)}:1 from a pixel behind it`);
    }
  }
  return { faults: faults.map(f => `${url}: ${f}`), decided: all.length };
}

// A part of the kinds of pages in one language each, half of it in each look; with all, all kinds in both. Light and
// dark are those of the looks.
async function decides_what_axe_leaves(browser) {
  const all = await places(browser), random = dice(5), faults = [];
  const kinds = [...new Set(all.map(place => place.kind))], noise = [];
  let decided = 0, looked = 0;
  const from = random(4);
  for (const look of [PHONE, DESK]) {
    const page = await open(browser, { ...look, axe: true }, noise);
    for (const [i, kind] of kinds.entries()) {
      if (!WHOLE && (i + from) % 4 !== (look === PHONE ? 0 : 2)) continue;
      const of_kind = all.filter(place => place.kind === kind && place.url);
      const found = await decide(page, of_kind[random(of_kind.length)].url);
      faults.push(...found.faults);
      decided += found.decided;
      looked++;
    }
    await page.context().close();
  }
  sampled('pages whose undecided contrast is measured', looked, 2 * kinds.length);
  if (!decided) faults.push('axe leaves nothing to people: is it asked?');
  const bad = await open(browser, { ...PHONE, axe: true }, noise);
  const { faults: seen } = await decide(bad, `${BASE}falsch.html`);
  if (!seen.some(f => f.includes('.ghost') && f.includes('stands out by'))) faults.push(`a faulty page is not seen: ${seen}`);
  await bad.context().close();
  report('texts that axe leaves to people stand out', faults);
}

module.exports = [decides_what_axe_leaves];
