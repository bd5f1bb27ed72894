// Asks the index of a built site: ask.mjs PUBLIC, requests on standard input, one answer a line.
//   {"index": "a-z/search.json", "ask": "wohnen"}  → {"total", "known", "near", "unknown", "counts", …}
//   {"index": …, "fold": ["Straße", …]}            → {"folded": [[what it becomes, its words], …]}
// `fresh` opens the index anew; bytes are those of the answers packed by gzip, search.json included
// when it was opened for this request.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

// The engine asks what day it is: that of the build.
const NOW = Date.parse('2026-11-23T12:00:00Z');
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length ? given : [NOW]));
  }
};

const base = new URL(`file://${path.resolve(process.argv[2])}/`);
const source = fs.readFileSync(new URL('assets/search-engine.js', base), 'utf8');
const { folder, open } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
const opened = new Map();
let files = [];

function read(address) {
  const bytes = fs.readFileSync(fileURLToPath(address));
  files.push({ name: path.basename(fileURLToPath(address)), bytes: zlib.gzipSync(bytes).length });
  return JSON.parse(bytes);
}

globalThis.fetch = async (address) => {
  try {
    const body = read(address);
    return { ok: true, json: async () => body };
  } catch (error) {
    return { ok: false, status: error.message };
  }
};

function engine({ index, fresh }) {
  if (fresh || !opened.has(index)) opened.set(index, open(read(new URL(index, base)), new URL(index, base)));
  return opened.get(index);
}

async function answer(request) {
  files = [];
  if (request.fold) {
    const { fold, words } = folder(read(new URL(request.index, base)));
    return { folded: request.fold.map((s) => (/\p{Cn}/u.test(s) ? null : [fold(s), words(s).join(" ")])) };
  }
  const e = engine(request);
  const started = performance.now();
  const found = await e.ask(request.ask);
  const hits = await found.read(0, request.most || 10);
  return {
    total: found.total, known: found.known, near: found.near.length > 0, unknown: found.unknown,
    counts: Object.fromEntries([...found.counts].map(([type, n]) => [e.lists[type], n])), ms: performance.now() - started,
    hits: hits.map((h) => ({ ...h, url: h.url.slice(base.href.length) })),
    bytes: files.reduce((n, f) => n + f.bytes, 0), files: files.map((f) => f.name),
  };
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
}
