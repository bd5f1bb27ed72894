// Finds pages in the index that Knoten writes; src/render/search.h and search_shards.h say what
// stands in it. Loaded by search.js when somebody is about to search.
'use strict';

const WORD = /[\p{L}\p{Nd}\p{Mc}]+/gu; // in folded text
const WRITTEN = /[\p{L}\p{N}\p{M}\p{Cf}'`’‘‛ʼʻ·]+/gu; // as people write them
const TITLE = 100, NAMES = 50, SUMMARY = 24, BODY = 12; // what a word is worth where it stands
const WHOLE = 1, BEGINNING = 0.85, INSIDE = 0.6; // and how it stands there
const PAST = 0.3;

// Compares texts as src/base/fold.c does, with its table.
export function folder({ fold: rows, article }) {
  const plain = new Map(rows.flatMap(([letters, to]) => [...letters].map((c) => [c, to])));
  const odd = new RegExp(`[\\p{Mn}${[...plain.keys()].join('')}]`, 'gu');

  function fold(s) {
    if (/^[ -&(-_a-~]*$/.test(s)) return s.toLowerCase();
    return s.normalize('NFKD').toLowerCase().replace(odd, (c) => plain.get(c) || '');
  }

  function words(s) {
    return (fold(s).match(WORD) || []).map((w) => (
      w.startsWith(article) && w.length > article.length + 1 ? w.slice(article.length) : w));
  }

  // The words of a question, each as it may be spelled elsewhere: ü as ue, ue as ü.
  function asked(question) {
    const long = question.normalize('NFC').toLowerCase().replace(/[äöü]/g, '$&e');
    return (fold(long).match(WORD) || []).slice(0, 8).map((word) => {
      let all = [''];
      for (const part of word.split(/([aou]e)/)) {
        const two = /^[aou]e$/.test(part), full = all.length >= 8; // then the first stays without any e
        all = all.flatMap((s, i) => (!two || (full && i) ? [s + part]
          : full ? [s + part[0]] : [s + part[0], s + part]));
      }
      // Of a word like الألمانية the article may be gone once or, as it seems, twice.
      for (let s = word; s.startsWith(article) && s.length > article.length;) {
        all.push(s = s.slice(article.length));
      }
      return all;
    });
  }

  return { fold, words, asked };
}

// True if `s`, but for one letter (another one, one too few or too many, two exchanged), is what
// `word` says from `at` on.
export function isNear(s, word, at = 0) {
  let i = 0;
  while (i < s.length && s[i] === word[at + i]) i++;
  const here = at + i;
  return word.startsWith(s.slice(i + 1), here + 1) || word.startsWith(s.slice(i), here + 1) ||
    word.startsWith(s.slice(i + 1), here) ||
    (s[i] === word[here + 1] && s[i + 1] === word[here] && word.startsWith(s.slice(i + 2), here + 2));
}

const forgives = (s) => s.length > 3;

// ---- one file ----

function whole(head, { words }) {
  const { type, title, summary, terms, body, rest } = head.docs;
  const hays = title.map((_, i) => [
    title[i], [head.types[type[i]], ...terms[i].map((t) => head.terms[t])].join(' '), summary[i],
    body[i],
  ].map((text, n) => ` ${words(text).join(' ')} ${n === 3 ? rest[i] : ''} `)); // rest is folded
  const all = [...new Set(hays.flatMap((hay) => hay.join('').split(' ')))]; // every word there is

  function worth(hay, spellings) {
    for (let i = 0; i < hay.length; i++) {
      let best = 0;
      for (const s of spellings) {
        if (!hay[i].includes(s)) continue;
        const how = hay[i].includes(` ${s} `) ? WHOLE : hay[i].includes(` ${s}`) ? BEGINNING
          : s.length > 2 ? INSIDE : 0;
        if (how > best) best = how;
      }
      if (best) return best * [TITLE, NAMES, SUMMARY, BODY][i];
    }
    return 0;
  }

  function find(asked) {
    const found = [];
    hays.forEach((hay, page) => {
      let sum = 0;
      for (const spellings of asked) {
        const n = worth(hay, spellings);
        if (!n) return;
        sum += n;
      }
      found.push({ page, sum: page < head.current ? sum : sum * PAST });
    });
    return found.sort((a, b) => b.sum - a.sum || a.page - b.page).map((f) => f.page);
  }

  function likely(spellings) {
    if (hays.some((hay) => worth(hay, spellings))) return spellings;
    const near = new Set();
    for (const s of spellings.filter(forgives)) {
      for (const word of all) {
        if (isNear(s, word)) near.add(word);
        for (let i = 4; i + 4 <= word.length; i++) if (isNear(s, word, i)) near.add(word.slice(i));
      }
    }
    return [...near];
  }

  return async (asked) => {
    const exact = find(asked);
    if (exact.length) return { pages: exact, total: exact.length, asked };
    const others = asked.map(likely);
    const pages = others.every((s) => s.length) ? find(others) : [];
    return { pages, total: pages.length, asked: others, near: pages.length > 0 };
  };
}

// ---- many files ----

function sharded(head, get, docs) {
  const leaves = head.leaves.split(' '), short = new Set(head.short.split(' '));
  const value = new Uint8Array(128);
  [...head.digits].forEach((c, i) => { value[c.charCodeAt(0)] = i; });
  const files = new Map();

  function file(name) {
    if (!files.has(name)) {
      files.set(name, get(`${name}.json`).then((f) => {
        if (f.stamp !== head.stamp) throw new Error('stale');
        return f;
      }));
      files.get(name).catch(() => files.delete(name)); // the net may come back
    }
    return files.get(name);
  }

  function leafOf(s) {
    let low = 0, high = leaves.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (leaves[middle] <= s) low = middle;
      else high = middle;
    }
    return low;
  }

  const nameOf = (c) => (/[a-z0-9]/.test(c) ? c : `-${c.codePointAt(0).toString(16)}-`);

  function eachPage(list, visit) {
    let page = -1, n = 0;
    for (let i = 0; i < list.length; i++) {
      const digit = value[list.charCodeAt(i)];
      n = n << 5 | (digit & 31);
      if (digit & 32) continue;
      page += n + 1;
      n = 0;
      visit(page);
    }
  }

  // Counts for `best` every word of these files that `how` finds worth something.
  async function count(best, numbers, how) {
    const seen = new Set();
    for (const leaf of await Promise.all(numbers.map((n) => file(`w-${n}`)))) {
      for (let i = 0; i < leaf.words.length; i += 2) {
        const part = leaf.words[i][0] === '-', word = part ? leaf.words[i].slice(1) : leaf.words[i];
        const factor = Math.min(how(word), part ? INSIDE : WHOLE);
        if (!factor) continue;
        seen.add(word);
        leaf.words[i + 1].split(',').forEach((list, tier) => {
          const worth = factor * [TITLE, NAMES, BODY][tier];
          eachPage(list, (page) => { if (worth > best[page]) best[page] = worth; });
        });
      }
    }
    return [...seen];
  }

  async function countWord(spellings) {
    const best = new Float32Array(head.count);
    let brief = null, any = 0;
    for (const s of spellings) {
      if (short.has(s)) {
        brief = await file(`b-${[...s].map(nameOf).join('')}`);
        brief.best.forEach((page, i) => { best[page] = Math.max(best[page], BODY - i / 8); });
        brief.best.slice(0, brief.docs.length).forEach((page, i) => docs.set(page, brief.docs[i]));
        continue;
      }
      const from = leafOf(s), to = leafOf(`${s}\uffff`);
      const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      any += (await count(best, numbers, (word) => (
        word === s ? WHOLE : word.startsWith(s) ? BEGINNING : 0))).length;
    }
    return { best, brief, any, spellings };
  }

  // With one letter wrong a word is looked for where it would stand, and where it would if one of
  // the first letters is one too many or exchanged with the next.
  async function countNear(word) {
    const s = word.spellings[0];
    if (word.any || word.brief || !forgives(s)) return word;
    const places = new Set([leafOf(s)]);
    for (let i = 0; i < 3; i++) {
      places.add(leafOf(s.slice(0, i) + s[i + 1] + s[i] + s.slice(i + 2)));
      places.add(leafOf(s.slice(0, i) + s.slice(i + 1)));
    }
    const best = new Float32Array(head.count);
    const seen = await count(best, [...places].slice(0, 4), (w) => (isNear(s, w) ? BEGINNING : 0));
    return { best, any: seen.length, spellings: seen, near: true };
  }

  // Of a short beginning only the best pages are known: beside other words it excludes none.
  function add(words) {
    const found = new Map(); // by what they are worth: many pages are worth the same
    const strict = words.some((w) => !w.brief);
    for (let page = 0; page < head.count; page++) {
      let sum = 0, fits = true;
      for (const w of words) {
        sum += w.best[page];
        if (strict && !w.brief && !w.best[page]) fits = false;
      }
      if (!fits || !sum) continue;
      if (page >= head.current) sum *= PAST;
      if (!found.has(sum)) found.set(sum, []);
      found.get(sum).push(page);
    }
    return [...found.keys()].sort((a, b) => b - a).flatMap((sum) => found.get(sum));
  }

  async function find(asked) {
    let words = await Promise.all(asked.map(countWord));
    const { brief } = words[0];
    if (words.length === 1 && brief && !words[0].any) {
      return { pages: brief.best, total: brief.hits, asked };
    }
    if (words.some((w) => !w.any && !w.brief)) words = await Promise.all(words.map(countNear));
    const pages = add(words);
    return {
      pages, total: pages.length, asked: words.map((w) => w.spellings),
      near: pages.length > 0 && words.some((w) => w.near),
    };
  }

  async function load(page) {
    if (!docs.has(page)) {
      const first = page - page % head.block;
      (await file(`d-${first / head.block}`)).docs.forEach((doc, i) => docs.set(first + i, doc));
    }
  }

  return { find, load };
}

// ---- both ----

// Opens the index whose search.json, `head`, stands at `address`.
export function open(head, address) {
  const folding = folder(head), { fold } = folding;
  const docs = new Map(); // by page: [type, path, title, summary, when, foreign, body, terms]
  const get = (name) => fetch(new URL(name, address), { cache: 'no-cache' }).then((r) => {
    if (!r.ok) throw new Error(`${r.status}`);
    return r.json();
  });
  const many = head.docs ? null : sharded(head, get, docs);
  const find = many ? many.find : whole(head, folding);
  if (head.docs) {
    const { type, path, title, summary, when, foreign, body, terms } = head.docs;
    path.forEach((_, i) => docs.set(i, [type, path, title, summary, when, foreign, body, terms]
      .map((column) => column[i])));
  }

  // Where one of the spellings stands in a word: [from, to], or nothing.
  function spot(word, spellings) {
    const folded = fold(word);
    const starts = spellings.find((s) => folded.startsWith(s));
    const s = starts || spellings.find((x) => x.length > 2 && folded.includes(x));
    if (!s) return null;
    const at = folded.indexOf(s);
    let from = -1, to = 0, seen = 0, i = 0;
    for (const c of word) {
      const n = fold(c).length;
      if (from < 0 && seen + n > at) from = i;
      if (seen < at + s.length || !n) to = i + c.length;
      seen += n;
      i += c.length;
      if (seen > at + s.length) break;
    }
    return [from, to];
  }

  // A text in pieces, every second one a hit.
  function pieces(text, spellings) {
    const all = [];
    let done = 0;
    for (const match of text.matchAll(WRITTEN)) {
      const found = spot(match[0], spellings);
      if (!found) continue;
      all.push(text.slice(done, match.index + found[0]),
        text.slice(match.index + found[0], match.index + found[1]));
      done = match.index + found[1];
    }
    all.push(text.slice(done));
    return all;
  }

  function tell(page, spellings) {
    const [type, path, title, summary, when, foreign, body, terms] = docs.get(page);
    let text = pieces(summary, spellings), original = foreign & 2;
    const beginning = text.length < 2 && body ? pieces(body, spellings) : [];
    if (beginning.length > 1 || (!summary && body)) {
      text = beginning;
      original = foreign & 4;
    }
    const heading = pieces(title, spellings);
    const names = heading.length > 1 ? [] : [...new Set(terms || [])].map((t) => (
      pieces(head.terms[t], spellings))).filter((p) => p.length > 1).slice(0, 3);
    return {
      names, url: new URL(head.root + path, address).href, type: head.types[type],
      when, past: page >= head.current, title: heading,
      example: (foreign & 8) > 0, foreignTitle: (foreign & 1) > 0, text, foreignText: original > 0,
    };
  }

  // Answers with how many pages there are, whether they are only similar, and a way to read them.
  async function ask(question) {
    const asked = folding.asked(question);
    if (!asked.length) return { total: 0, known: 0, near: false, read: async () => [] };
    const found = await find(asked), spellings = found.asked.flat();
    return {
      total: found.total, known: found.pages.length, near: Boolean(found.near),
      async read(from, to) {
        const pages = found.pages.slice(from, to);
        if (many) await Promise.all(pages.map(many.load));
        return pages.map((page) => tell(page, spellings));
      },
    };
  }

  return { ask, words: head.words, language: head.language };
}
