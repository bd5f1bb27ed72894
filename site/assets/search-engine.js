// Finds pages in the index that src/render/search/search.h and shards.h tell of.
'use strict';

const WORD = /[\p{L}\p{Nd}\p{Mc}]+/gu; // in folded text
const WRITTEN = /[\p{L}\p{N}\p{M}\p{Cf}'`’‘‛ʼʻ·]+/gu; // as people write them
const QUOTED = /["„“”«»]([^"„“”«»]+)["„“”«»]/g;
const NUMBER = /[+(]?\d[\d ()/.-]{3,}\d/g; // of a telephone, however it is divided
const TITLE = 100, KIND = 80, NAMES = 50, SUMMARY = 24, BODY = 12; // what a word is worth where it stands
const TIERS = [TITLE, KIND, NAMES, SUMMARY, BODY];
const WHOLE = 1, BEGINNING = 0.85, FORM = 0.8, KIN = 0.75, INSIDE = 0.7, WITHIN = 0.65; // and how it stands there
const FEW = 0.4; // two letters that many words begin with
const MEANT = 0.8, DIVIDED = 0.9, LAST = 0.45; // another word for it; both parts of it; the last one
const PHRASE = 1.5, PAST = 0.1;
const ENOUGH = 3, SOME = 0.3; // with fewer pages that have all words, those stand behind them that have so much of what they tell
const LEAVES = 8, PAIRS = 3; // files of words, and of pairs for a phrase, that a question may need in a large site
const WORDS = 10, OTHERS = 12; // of a question, and that each is looked for as

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
    return (fold(long).match(WORD) || []).map((word) => {
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

// True if `s`, but for one letter (another, too few or many, or exchanged), is what
// `word` says from `at` on.
export function isNear(s, word, at = 0) {
  let i = 0;
  while (i < s.length && s[i] === word[at + i]) i++;
  const here = at + i;
  return word.startsWith(s.slice(i + 1), here + 1) || word.startsWith(s.slice(i), here + 1) ||
    word.startsWith(s.slice(i + 1), here) ||
    (s[i] === word[here + 1] && s[i + 1] === word[here] && word.startsWith(s.slice(i + 2), here + 2));
}

const forgives = (s) => s.length > 3, isShort = (s) => s.length < 5;

function shelves() {
  const all = new Map();
  return {
    put(word) {
      const key = word.slice(0, 3), list = all.get(key);
      if (list) list.push(word);
      else all.set(key, [word]);
    },
    like: (s) => all.get(s.slice(0, 3)) || [],
  };
}

// Days of the week from Monday on, 0 to 6, where the site is.
function calendar({ zone }) {
  let format = null; // it takes a while to make, and most questions need none
  return (after) => {
    format = format || new Intl.DateTimeFormat('sv', { timeZone: zone });
    return (new Date(format.format(new Date())).getUTCDay() + 6 + after) % 7;
  };
}

// Tells forms of one word: they begin alike and go on with what words of the language end in.
function relation({ endings }) {
  const known = new Set(endings.split(' ')).add('');
  return function related(a, b) {
    let n = 0;
    while (n < a.length && a[n] === b[n]) n++;
    for (let k = n; k > 1 && k > n - 4; k--) {
      const both = k < a.length && (k < 3 || (k < b.length && k < 4 && a < '\u0600')); // too short a stem, but in Arabic
      if (!both && known.has(a.slice(k)) && known.has(b.slice(k))) return true;
    }
    return false;
  };
}

// Takes the longest ending off a word, if four letters are left; else nothing is.
function stemmer({ endings }) {
  const longest = endings.split(' ').sort((a, b) => b.length - a.length);
  return (s) => {
    const ending = s < '\u0530' && longest.find((e) => s.endsWith(e) && s.length - e.length > 3);
    return ending ? s.slice(0, -ending.length) : '';
  };
}

// The first part of a compound: as it stands there, and as a word.
const heads = (s) => [s, s.replace(/(s|n|en|es)$/, '')].filter((w) => w.length > 2);
const part = (s) => ({ spellings: [s], close: 'form' });

function reader(head, { words, asked }, related, day) {
  const skipped = new Set(words(head.skip || ''));
  const meant = new Map(); // words and phrases → others that mean the same, and what these are worth
  const single = shelves(); // of those that are one word
  const key = (phrase) => words(phrase).join(' ');

  function mean(from, to) {
    for (const one of from) {
      if (!meant.has(one)) {
        meant.set(one, []);
        if (!one.includes(' ')) single.put(one);
      }
      for (const other of to) if (other !== one) meant.get(one).push({ other, worth: MEANT });
    }
  }

  for (const group of head.synonyms || []) {
    const [from, to] = group.split('=').map((part) => part.split('|'));
    mean(from, to || from);
  }
  const { names, today, tomorrow, weekend } = head.days;
  const dated = new Map([[today, () => [day(0)]], [tomorrow, () => [day(1)]], [weekend, () => [5, 6]]]
    .map(([said, when]) => [key(said), when]));
  const isDay = ([s]) => dated.has(s);

  // What else a word or phrase is called, also if it is another form of one that is known.
  function others(phrase) {
    const when = dated.get(phrase), exact = meant.get(phrase);
    if (when) return when().map((n) => ({ other: key(names[n]), worth: WHOLE }));
    if (exact || phrase.includes(' ') || !forgives(phrase)) return exact || [];
    const one = single.like(phrase).find((w) => related(w, phrase));
    return one ? meant.get(one) : [];
  }

  const plainly = (s) => ({ spellings: [s], close: 'word' });

  const meanings = (list) => [others(list.map((l) => l.plain).join(' ')), others(list.map((l) => l[0]).join(' '))]
    .find((found) => found.length) || [];

  const way = ({ other, worth }) => ({ words: other.split(' ').map(plainly), worth });

  const nearly = (spellings) => [...meant].filter(([one]) => spellings.some((s) => forgives(s) &&
    isNear(s, one) && one.length < s.length + 2)).flatMap(([, list]) => list.map(way));

  function termOf(list) { // of one word, or of a phrase with a meaning of its own
    const ways = [{ words: list.map((spellings) => ({ spellings })), worth: WHOLE }];
    const found = list.length > 1 ? meanings(list) : list[0].flatMap(others);
    return { ways: [...ways, ...found.slice(0, OTHERS).map(way)], said: list.map((l) => l.typed).join(' ') };
  }

  function quoted(phrase) {
    const list = asked(phrase), telling = list.filter((l) => !skipped.has(l[0]));
    const exact = (telling.length ? telling : list).map((spellings) => ({ spellings, exact: true }));
    return { ways: [{ words: exact, worth: WHOLE }], phrase: list, said: phrase };
  }

  const digits = (s) => s.replace(/\D/g, '').replace(/^0+/, '');

  function number(text) {
    return { ways: [{ words: asked(text).map((spellings) => ({ spellings })), worth: WHOLE },
      { words: [{ spellings: [digits(text)] }], worth: WHOLE }], said: text };
  }

  function read(question) {
    const terms = [];
    const rest = question.replace(QUOTED, (_, phrase) => (terms.push(quoted(phrase)), ' '))
      .replace(NUMBER, (text) => (digits(text).length < 5 ? text : (terms.push(number(text)), ' ')));
    const typed = (rest.match(WRITTEN) || []).flatMap((w) => words(w).map(() => w)); // as the question has them
    const all = asked(rest).slice(0, WORDS).map((spellings, i) => (
      Object.assign(spellings, { plain: words(rest)[i], typed: typed[i] })));
    const telling = all.filter((l) => !skipped.has(l[0]) && !l.some((s) => skipped.has(s)));
    const list = telling.length || terms.length ? telling : all;
    for (let i = 0; i < list.length; i++) {
      let n = Math.min(3, list.length - i);
      while (n > 1 && (list.slice(i, i + n).some(isDay) || !meanings(list.slice(i, i + n)).length)) n--;
      terms.push(termOf(list.slice(i, i + n)));
      i += n - 1;
    }
    // As a page may say it: without what asks for nothing before and behind it.
    const phrase = all.slice(all.indexOf(list[0]), all.indexOf(list[list.length - 1]) + 1);
    return { terms: terms.filter((t) => t.ways[0].words.length), phrase: list.length ? phrase : [] };
  }

  return { read, nearly };
}

// How much a word of the index is worth for one of a question.
function meter(related, stem, joined) {
  return ({ spellings, exact, close }) => {
    const stems = exact ? [] : spellings.map(close ? () => '' : stem);
    return (word, loose) => {
      let best = 0;
      spellings.forEach((s, i) => {
        const begins = word.startsWith(s) && close !== 'form';
        const how = word === s ? WHOLE : exact ? 0
          : isShort(s) && !loose ? (related(s, word) && (s < '\u0600' || word.length < s.length + 3) ? FORM
            : close === 'form' || !joined(s, word) ? 0 : begins ? BEGINNING : close ? 0 : INSIDE)
            : begins ? (s.length > 2 ? BEGINNING : FEW)
              : isShort(s) ? 0 : s[0] === word[0] && related(s, word) ? FORM
                : stems[i] && word.startsWith(stems[i]) ? KIN
                  : close ? 0 : word.includes(s) ? INSIDE
                    : stems[i] && (stems[i].length > 4 ? word.includes(stems[i]) : word.endsWith(stems[i])) ? WITHIN : 0;
        if (how > best) best = how;
      });
      return best;
    };
  };
}

// Reads lists of pages: visits each page with the number of its list.
function places({ digits: [more, last, high] }) {
  const base = more.length, all = more + last + high;
  const value = new Uint8Array(128);
  [...all].forEach((c, i) => { value[c.charCodeAt(0)] = i; });
  return function eachPage(lists, visit) {
    let list = 0, page = -1, n = 0;
    for (let i = 0; i < lists.length; i++) {
      const v = value[lists.charCodeAt(i)], none = lists[i] === ' ';
      if (v >= 2 * base) {
        n = n * high.length + v - 2 * base;
        continue;
      }
      if (!none) visit(page += n * base + v % base + 1, list);
      n = 0;
      if (v < base && !none) continue;
      list++;
      page = -1;
    }
  };
}

function whole(head, { words }, docs, related) {
  const { type, path, title, kind, summary, when, facts, foreign, hours, body } = head.docs;
  const columns = [title, summary, when, facts, foreign];
  const terms = title.map(() => []); // of each page
  const index = new Map(); // word → the pages that have it, times 8, and where: 0 title, kind, names, summary, 4 body
  const stem = stemmer(head), measure = meter(related, stem, joined), eachPage = places(head);
  const once = new Map(); // name → its words, as many pages have it
  eachPage(head.has, (page, n) => terms[page].push(n));
  const spelled = (name) => once.get(name) || once.set(name, words(name)).get(name);

  // Some addresses are the words of the title, but for the last ones.
  function addressOf(page) {
    const here = path[page], folder = head.folders[type[page]];
    if (here[0] === '/') return here.slice(1);
    if (typeof here === 'string') return `${folder}${here}/`;
    const said = words(title[page].replace(/[äöüÄÖÜ]/g, '$&e'));
    return `${folder}${said.slice(0, said.length - here).join('-')}/`;
  }

  function put(word, tier, page) {
    const at = index.get(word), here = page * 8 + tier;
    if (!at) index.set(word, [here]);
    else if (at[at.length - 1] !== here) at.push(here);
  }

  const texts = title.map((_, page) => [
    words(title[page]), spelled(head.terms[kind[page]] || ''),
    [head.types[type[page]], ...terms[page].map((t) => head.terms[t])].flatMap(spelled)
      .concat(typeof path[page] === 'string' ? words(path[page].split('/').pop()) : []), words(summary[page]), words(body[page]),
  ].map((list, tier) => {
    for (const word of list) put(word, tier, page);
    return ` ${list.join(' ')} `;
  }));
  let before = '';
  const [marks, letters] = head.letters;
  const coded = head.index.replace(/[!-/:-@[-`{-~]/g, (c) => letters[marks.indexOf(c)]).match(/[A-Z][^A-Z]*/g) || [];
  const stemmed = coded.map((s) => (before = before.slice(0, s.charCodeAt(0) - 65) + s.slice(1)));
  eachPage(head.where, (page, n) => put(stemmed[n], 4, page));
  const begins = shelves(), known = [...index.keys()], all = `\n${known.join('\n')}\n`;
  known.forEach(begins.put);

  // Each word that has `s` within, or begins or ends so, if that has a line end there.
  function eachWith(s, visit) {
    for (let at = all.indexOf(s); at >= 0;) {
      const from = all.lastIndexOf('\n', at) + 1, to = all.indexOf('\n', at + 1);
      visit(all.slice(from, to));
      at = all.indexOf(s, to);
    }
  }

  function candidates({ spellings, exact, close }) {
    const found = new Set();
    const add = (word) => found.add(word);
    for (const s of spellings) {
      if (exact) {
        if (index.has(s)) add(s);
        continue;
      }
      if (s.length < 3) eachWith(`\n${s}`, add);
      else begins.like(s).forEach(add);
      const cut = stem(s);
      if (index.has(cut || s)) add(cut || s);
      if (close || s.length < 3) continue;
      eachWith(s, add);
      if (cut) eachWith(cut.length < 5 ? `${cut}\n` : cut, add);
    }
    return found;
  }

  // Kinohaus is Kino and Haus, Jugendkino Jugend and Kino.
  function joined(s, word) {
    const isWord = (w) => w.length > 2 && index.has(w), last = word.slice(s.length);
    return s.length > 2 && s < '\u0530' && (word.startsWith(s) ? isWord(last) || isWord(stem(last))
      : word.endsWith(s) && heads(word.slice(0, -s.length)).some(isWord));
  }

  function weigh(word, loose) {
    const best = new Float32Array(title.length), how = measure(word), forms = [];
    const stems = new Set(word.spellings.map((s) => stem(s) || s)); // of bodies no more is known
    let any = loose || word.close;
    for (const found of candidates(word)) {
      const at = index.get(found);
      const worth = how(found, loose) || (stems.has(found) && at.some((here) => here % 8 === 4) ? FORM : 0);
      if (!worth) continue;
      any = true;
      if (worth === FORM) forms.push(found);
      for (const here of at) {
        const n = worth * TIERS[here & 7], page = here >> 3;
        if (n > best[page]) best[page] = n;
      }
    }
    return any ? { best, forms } : weigh(word, true);
  }

  const weighed = new Map(); // of synonyms many say the same
  function remember(word) {
    const key = `${word.spellings.join()} ${word.exact} ${word.close}`;
    if (weighed.size > 500) weighed.clear();
    if (!weighed.has(key)) weighed.set(key, weigh(word));
    const { best, forms } = weighed.get(key);
    if (word.forms) forms.forEach((form) => word.forms.add(form));
    return best;
  }

  const isKnown = (s) => index.has(s) || begins.like(s).some((w) => related(w, s));

  // Deutschkurs is Deutsch and Kurs, Berufsanerkennung at least Anerkennung.
  function divide(s) {
    const ways = [];
    for (let i = 4; i + 4 <= s.length && s < '\u0530'; i++) {
      const first = s.slice(0, i), last = s.slice(i);
      if (!isKnown(last)) continue;
      const other = heads(first).find((w) => index.has(w));
      if (other) ways.push({ words: [part(other), part(last)], worth: DIVIDED });
      if (last.length > 4 && !index.has(s)) ways.push({ words: [part(last)], worth: LAST });
    }
    return ways;
  }

  // What has at most one letter wrong has one half as it is, or the letters in the middle exchanged.
  function likely({ spellings }) {
    const near = new Set();
    for (const s of [...spellings, ...spellings.map(stem)].filter(forgives)) {
      const n = s.length >> 1, seen = new Set();
      const add = (word) => {
        if (seen.has(word)) return;
        seen.add(word);
        if (isNear(s, word) && (!isShort(s) || word.length < 6)) near.add(word);
        for (let i = 4; !isShort(s) && i + 4 <= word.length; i++) if (isNear(s, word, i)) near.add(word.slice(i));
      };
      for (const half of [s.slice(0, n), s.slice(n), s.slice(0, n - 1) + s[n] + s[n - 1] + s.slice(n + 1)]) {
        eachWith(half, add);
      }
    }
    return [...near];
  }

  // Whether a page says the phrase; each of its words is spelled in one of several ways.
  const has = (page, [first, ...rest]) => texts[page].some((text) => first.some((one) => {
    const from = (i, at) => i === rest.length || rest[i].some((s) => (
      text.startsWith(`${s} `, at) && from(i + 1, at + s.length + 1)));
    const wanted = ` ${one} `;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (from(0, at + wanted.length)) return true;
    }
    return false;
  }));

  return {
    async weigh(word) {
      return remember(word);
    },
    async guess(word) {
      const parts = word.spellings.flatMap(divide);
      return { parts, near: parts.length ? [] : likely(word) };
    },
    divide: async (word) => word.spellings.flatMap(divide),
    phrase: async (list) => (page) => has(page, list),
    plan: () => {},
    async load(page) {
      docs.set(page, [type[page], addressOf(page), ...columns.map((column) => column[page]), hours[page].map((n) => head.terms[n]),
        body[page], terms[page]]);
    },
  };
}

// FNV-1a, by which pairs of words lie in files.
function hash(s) {
  let n = 2166136261;
  for (const byte of new TextEncoder().encode(s)) n = Math.imul(n ^ byte, 16777619);
  return n >>> 0;
}

function sharded(head, _, docs, related, get) {
  const leaves = head.leaves.split(' '), short = new Set(head.short.split(' '));
  const eachPage = places(head), files = new Map(), stem = stemmer(head);
  const measure = meter(related, stem, (s, word) => s.length > 2 && s < '\u0530' && word.startsWith(s) &&
    word.length > s.length + 3);

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

  // Counts for `best` every word of these files that `how` finds worth something.
  async function count(best, numbers, how, loose) {
    const seen = new Set();
    for (const leaf of await Promise.all(numbers.map((n) => file(`w-${n}`)))) {
      for (let i = 0; i < leaf.words.length; i += 2) {
        const part = leaf.words[i][0] === '-', word = part ? leaf.words[i].slice(1) : leaf.words[i];
        const factor = Math.min(how(word), part ? INSIDE : WHOLE);
        if (!factor || (part && isShort(word) && !loose && !leaf.words.includes(word))) continue;
        seen.add(word);
        eachPage(leaf.words[i + 1], (page, tier) => {
          const worth = factor * [TITLE, NAMES, BODY][tier];
          if (worth > best[page]) best[page] = worth;
        });
      }
    }
    return [...seen];
  }

  // Where a word and its forms stand: behind its beginning and that of a shorter form.
  function around({ spellings, exact }) {
    const numbers = new Set();
    for (const s of spellings.filter((one) => exact || !short.has(one))) {
      for (let n = leafOf(s), to = exact ? n : leafOf(`${s}\uffff`); n <= to; n++) numbers.add(n);
      if (!exact && stem(s)) numbers.add(leafOf(stem(s)));
    }
    return [...numbers];
  }

  // What the question says is fetched in any case, other ways to say it while there is room.
  let planned = new Set();
  const may = (n) => planned.has(n) || (planned.size < LEAVES && Boolean(planned.add(n)));

  async function weigh(word) {
    const best = new Float32Array(head.count), how = measure(word), numbers = around(word);
    if (!numbers.every(may)) return best;
    for (const s of word.spellings) {
      if (!short.has(s) || word.exact) continue;
      const brief = await file(`b-${[...s].map(nameOf).join('')}`);
      brief.best.forEach((page, i) => { best[page] = Math.max(best[page], BODY - i / 8); });
      brief.best.slice(0, brief.docs.length).forEach((page, i) => docs.set(page, brief.docs[i]));
      best.brief = brief;
    }
    const begins = new Set(word.spellings.map((s) => s[0]));
    const look = (loose) => count(best, numbers, (w) => (begins.has(w[0]) ? how(w, loose) : 0), loose);
    let seen = await look();
    if (!seen.length && !word.close) seen = await look(true);
    if (word.forms) seen.filter((w) => how(w) === FORM).forEach((w) => word.forms.add(w));
    return best;
  }

  const wordsOf = async (numbers) => (await Promise.all(numbers.map((n) => file(`w-${n}`))))
    .flatMap((leaf) => leaf.words.filter((w, i) => !(i & 1) && w[0] !== '-'));

  // The first part of a compound stands beside the whole; only behind one that is a word the last.
  async function divide(s) {
    if (s.length < 8 || s > '\u0530') return [];
    const firsts = new Map(); // first part → where the last one begins
    for (let i = s.length - 4; i > 3; i--) {
      for (const one of heads(s.slice(0, i))) firsts.set(one, [...(firsts.get(one) || []), i]);
    }
    const own = [...new Set([...firsts.keys()].map(leafOf))].filter(may), ways = [];
    const known = (await wordsOf(own)).filter((w) => firsts.has(w));
    for (const [first, i] of known.flatMap((w) => firsts.get(w).map((at) => [w, at]))) {
      const last = s.slice(i), leaf = leafOf(last);
      if (!may(leaf) || !(await wordsOf([leaf])).some((w) => w === last || related(w, last))) continue;
      ways.push({ words: [first, last].map(part), worth: DIVIDED });
    }
    return ways;
  }

  // Tells whether a page says the phrase, by which words stand side by side there.
  async function phrase(list) {
    const found = new Uint8Array(head.count), pairs = Math.min(list.length - 1, PAIRS);
    for (let i = 0; i < pairs; i++) {
      const said = list[i].slice(0, 2).flatMap((a) => list[i + 1].slice(0, 2).map((b) => `${a} ${b}`));
      const own = await Promise.all(said.map((pair) => file(`p-${hash(pair) % head.pairs}`)));
      said.forEach((pair, n) => {
        const at = own[n].pairs.indexOf(pair);
        if (at >= 0) eachPage(own[n].pairs[at + 1], (page) => { if (found[page] === i) found[page]++; });
      });
    }
    return (page) => pairs > 0 && found[page] === pairs;
  }

  // With one letter wrong a word stands here, or elsewhere if one of the first is too many or exchanged.
  async function near(s) {
    const at = new Set([leafOf(s)]);
    for (let i = 0; i < 3; i++) {
      at.add(leafOf(s.slice(0, i) + s[i + 1] + s[i] + s.slice(i + 2)));
      at.add(leafOf(s.slice(0, i) + s.slice(i + 1)));
    }
    return count(new Float32Array(head.count), [...at].filter(may).slice(0, 4), (w) => (isNear(s, w) ? WHOLE : 0));
  }

  return {
    weigh,
    async guess({ spellings: [s] }) {
      const list = forgives(s) ? await near(s) : [];
      const tried = new Set();
      for (let i = 4; !list.length && i + 5 <= s.length && tried.size < 3; i++) {
        const last = s.slice(i), leaf = leafOf(last);
        if (!may(leaf)) continue;
        tried.add(leaf);
        const seen = await count(new Float32Array(head.count), [leaf], (w) => (w === last ? WHOLE : 0));
        if (seen.length) return { parts: [{ words: [{ spellings: [last] }], worth: LAST }], near: [] };
      }
      return { parts: [], near: list };
    },
    divide: async ({ spellings }) => (await Promise.all(spellings.map(divide))).flat(),
    phrase,
    plan(terms) {
      planned = new Set(terms.flatMap((t) => t.ways[0].words.flatMap(around)));
    },
    async load(page) {
      if (!docs.has(page)) {
        const first = page - page % head.block;
        (await file(`d-${first / head.block}`)).docs.forEach((doc, i) => docs.set(first + i, doc));
      }
    },
  };
}

// Opens the index whose search.json, `head`, stands at `address`.
export function open(head, address) {
  const folding = folder(head), { fold } = folding, related = relation(head);
  const docs = new Map(); // by page: [type, path, title, summary, when, facts, foreign, hours, body, terms]
  const get = (name) => fetch(new URL(name, address), { cache: 'no-cache' }).then((r) => {
    if (!r.ok) throw new Error(`${r.status}`);
    return r.json();
  });
  const index = (head.docs ? whole : sharded)(head, folding, docs, related, get);
  const day = calendar(head.days), { read, nearly } = reader(head, folding, related, day);
  const types = head.runs.flatMap(([type, n]) => Array(n).fill(type)); // by page

  async function weigh(term) {
    const best = new Float32Array(types.length);
    let pages = 0;
    const all = await Promise.all(term.ways.map((way) => Promise.all(way.words.map(index.weigh))));
    for (const [n, way] of term.ways.entries()) {
      const parts = all[n];
      for (let page = 0; page < best.length; page++) {
        let sum = 0;
        for (const part of parts) sum = part[page] && sum >= 0 ? sum + part[page] : -1;
        const worth = sum > 0 ? sum / parts.length * way.worth : 0;
        if (worth > best[page]) best[page] = worth;
      }
      if (parts.length === 1 && parts[0].brief) best.brief = parts[0].brief;
    }
    for (const n of best) if (n) pages++;
    return Object.assign(best, { pages });
  }

  const place = (page) => {
    const n = head.places[types[page]];
    return (n < 3 ? 1.4 - 0.08 * n : 1.09 - 0.03 * n) * (page < head.current ? 1 : PAST);
  };

  // Pages that have every term, or (`some`) at least half of what the terms tell by being rare.
  function rank(weights, says, some) {
    const rare = weights.map((w) => (w.pages ? Math.log(1 + types.length / w.pages) : 0));
    const all = rare.reduce((a, b) => a + b, 0), found = [];
    const strict = weights.some((w) => !w.brief); // of a short beginning only the best pages are known
    for (let page = 0; page < types.length; page++) {
      let sum = 0, told = 0, fits = true;
      weights.forEach((w, i) => {
        if (w[page]) told += rare[i];
        else if (!strict || !w.brief) fits = false;
        sum += w[page] * (some ? rare[i] : 1);
      });
      if (!sum || (some ? told < all * SOME : !fits)) continue;
      if (says && says(page)) sum *= PHRASE;
      found.push({ page, sum: sum * place(page) });
    }
    return found.sort((a, b) => b.sum - a.sum || a.page - b.page).map((f) => f.page);
  }

  // Of pages with all words of a quoted phrase those that have it as it stands, if there are any.
  async function honour(terms, pages) {
    for (const { phrase } of terms) {
      const exact = phrase && phrase.length > 1 && pages.filter(await index.phrase(phrase));
      if (exact && exact.length) pages = exact;
    }
    return pages;
  }

  async function guess(terms, weights) {
    const near = [];
    for (const [i, term] of terms.entries()) {
      if (weights[i].pages || term.phrase) continue;
      const one = term.ways[0].words[0], { parts, near: list } = await index.guess(one);
      term.ways.push(...parts);
      if (list.length) term.ways.push({ words: [{ spellings: list, exact: !head.docs }], worth: MEANT });
      const others = parts.length ? [] : nearly(one.spellings).slice(0, OTHERS);
      term.ways.push(...others);
      near.push(...list, ...others.flatMap((w) => w.words.flatMap((o) => o.spellings)));
      weights[i] = await weigh(term);
    }
    return near;
  }

  async function find(question) {
    const { terms, phrase } = read(question);
    index.plan(terms);
    for (const term of terms) {
      for (const way of [...term.ways]) {
        for (const word of way.words) word.forms = new Set();
        if (way.words.length === 1 && way.worth === WHOLE && !term.phrase) {
          const parts = await index.divide(way.words[0]);
          term.ways.push(...parts.filter((p) => p.words.length > 1 || term.ways.length === 1));
        }
      }
    }
    const weights = await Promise.all(terms.map(weigh));
    const [first] = weights;
    if (weights.length === 1 && first.brief) {
      return { terms, pages: first.brief.best, total: first.brief.hits };
    }
    const says = phrase.length > 1 && await index.phrase(phrase);
    let pages = await honour(terms, rank(weights, says)), near = [];
    if (!pages.length && terms.length) {
      near = await guess(terms, weights);
      pages = rank(weights, says);
    }
    const total = pages.length;
    if (terms.length > 1 && total < ENOUGH) {
      pages = [...pages, ...rank(weights, says, true).filter((page) => !pages.includes(page))];
    }
    const unknown = terms.filter((_, i) => !weights[i].pages).map((t) => t.said);
    return { terms, pages, total, near: pages.length ? near : [], unknown };
  }

  // Tells where one of the spellings stands in a word: [from, to], or nothing.
  function marker(spellings) {
    const seen = new Map();

    function spot(word) {
      const folded = fold(word);
      const starts = spellings.find((s) => folded.startsWith(s));
      const s = starts || spellings.find((x) => (isShort(x) ? x.length > 2 && folded.endsWith(x) : folded.includes(x)));
      if (!s) return null;
      const at = starts ? 0 : folded.lastIndexOf(s);
      let from = -1, to = 0, done = 0, i = 0;
      for (const c of word) {
        const n = fold(c).length;
        if (from < 0 && done + n > at) from = i;
        if (done < at + s.length || !n) to = i + c.length;
        done += n;
        i += c.length;
        if (done > at + s.length) break;
      }
      return [from, to];
    }

    return (word) => {
      if (!seen.has(word)) seen.set(word, spot(word));
      return seen.get(word);
    };
  }

  function pieces(text, spot) {
    const all = [];
    let done = 0;
    for (const match of text.matchAll(WRITTEN)) {
      const found = spot(match[0]);
      if (!found) continue;
      all.push(text.slice(done, match.index + found[0]),
        text.slice(match.index + found[0], match.index + found[1]));
      done = match.index + found[1];
    }
    all.push(text.slice(done));
    return all;
  }

  function tell(page, spot) {
    const [type, path, title, summary, when, facts, foreign, hours, body, terms] = docs.get(page);
    const heading = pieces(title, spot);
    const names = heading.length > 1 ? [] : [...new Set(terms || [])].map((t) => head.terms[t])
      .filter((t) => !(facts || '').includes(t)).map((t) => pieces(t, spot)).filter((p) => p.length > 1).slice(0, 3);
    return {
      names, url: new URL(head.root + path, address).href, type: head.types[type], when, facts,
      hours: hours && hours.length ? hours[day(0)] : null,
      past: page >= head.current, title: heading, example: (foreign & 8) > 0,
      foreignTitle: (foreign & 1) > 0, text: pieces(summary || body || '', spot),
      foreignText: (foreign & (summary ? 2 : 4)) > 0,
    };
  }

  // Answers, of one type if that is given.
  async function ask(question, key) {
    const known = key ? head.keys.indexOf(key) : -1, type = known < 0 ? undefined : known;
    const found = await find(question);
    const spellings = [...new Set(found.terms.flatMap((t) => t.ways.flatMap((way) => way.words.flatMap(
      (w) => [...w.spellings, ...(w.forms || [])]))))];
    const long = spellings.filter((s) => s.length > 1);
    const spot = marker(long.length ? long : spellings), counts = new Map();
    for (const page of found.pages.slice(0, found.total || undefined)) {
      counts.set(types[page], (counts.get(types[page]) || 0) + 1);
    }
    const pages = type === undefined ? found.pages : found.pages.filter((page) => types[page] === type);
    const total = type === undefined ? found.total
      : found.pages.slice(0, found.total).filter((page) => types[page] === type).length;
    return {
      total, known: pages.length, near: found.near || [], unknown: found.unknown || [], counts,
      async read(from, to) {
        const some = pages.slice(from, to);
        await Promise.all(some.map(index.load));
        return some.map((page) => tell(page, spot));
      },
    };
  }

  return { ask, fold, words: head.words, language: head.language, types: head.types, lists: head.lists, keys: head.keys };
}
