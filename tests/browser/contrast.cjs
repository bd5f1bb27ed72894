// How well texts stand out from what is behind them, in the colours of the moment (WCAG 1.4.6, 1.4.3).
'use strict';

// In the page: texts need 7:1, large ones and what only proposes something 4.5:1. Colours are plain here:
// a picture behind a text cannot be judged and is a fault.
function contrast() {
  const faults = [], grounds = new Map();
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map();

  // [red, green, blue, alpha], whatever way the colour is written in.
  function read(colour) {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map(n => n / 255));
    }
    return known.get(colour);
  }

  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];

  function light([r, g, b]) {
    const [x, y, z] = [r, g, b].map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }

  // What stands behind the text of an element: {colour, picture}.
  function ground(e) {
    if (!e) return { colour: [1, 1, 1, 1], picture: false };
    if (grounds.has(e)) return grounds.get(e);
    const { backgroundColor, backgroundImage } = getComputedStyle(e);
    const behind = ground(e.parentElement), own = read(backgroundColor);
    const found = {
      colour: over(own, behind.colour),
      picture: backgroundImage !== 'none' || (behind.picture && own[3] < 1),
    };
    grounds.set(e, found);
    return found;
  }

  function check(e, pseudo, style, least) {
    const { colour, picture } = ground(e), [a, b] = [light(over(read(style.color), colour)), light(colour)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const name = [e.localName, ...e.classList].join('.') + pseudo;
    if (picture) faults.push(`${name} has a picture behind its text`);
    else if (style.opacity !== '1') faults.push(`${name} is translucent`);
    else if (ratio < least) faults.push(`${name} stands out by ${ratio.toFixed(2)}:1, not ${least}:1`);
  }

  for (const e of document.body.querySelectorAll('*')) {
    if (!(e instanceof HTMLElement) || !e.checkVisibility({ opacityProperty: false })) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    if (style.clipPath === 'inset(50%)' || e.closest('.unseen')) continue;
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 4.5 : 7;
    if ([...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim()) || e.localName === 'input')
      check(e, '', style, least);
    if (e.placeholder) check(e, '::placeholder', getComputedStyle(e, '::placeholder'), 4.5);
    for (const pseudo of ['::before', '::after']) {
      const inserted = getComputedStyle(e, pseudo);
      if (!/^(none|normal|""|"\s*"|counter.*)$/.test(inserted.content)) check(e, pseudo, inserted, least);
    }
  }
  return faults;
}

module.exports = { contrast };
