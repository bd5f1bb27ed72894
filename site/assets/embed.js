// The next meetings of a network as a list on any website:
//
//   <script src="https://…/assets/embed.js" defer></script>
//   <knoten-termine src="https://…/gesundheit.json" max="5"><a href="https://…/">…</a></knoten-termine>
//
// A series is one row: how often it is, its next meeting, and which of the days to come are not as usual.
// What stands inside stays below the list, and is all there is where the list cannot be had. Colours
// and type are those of the page around; `knoten-termine::part(meeting)` reaches one entry.
'use strict';
(() => {
  const SHOWN = 5, DAYS = 3; // rows; days that a series' row names
  const STYLE = `
    :host { display: block }
    ul { margin: 0 0 .75em; padding: 0; list-style: none }
    li { padding-block: .4em; border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent) }
    .off { text-decoration: line-through }
    .label { font-weight: bold }
    time { font-variant-numeric: tabular-nums }`;

  function element(name, text, more) {
    const e = document.createElement(name);
    if (text) e.textContent = text;
    return Object.assign(e, more);
  }

  // A day has no time; the end of whole days is the day after the last.
  function when(data, meeting) {
    const whole = meeting.local_start.length === 10;
    const format = new Intl.DateTimeFormat(`${data.language}-u-ca-gregory-nu-latn`, {
      weekday: 'short', day: 'numeric', month: 'short',
      ...(whole ? {} : { hour: '2-digit', minute: '2-digit' }),
      timeZone: whole ? 'UTC' : meeting.timezone || data.timezone,
    });
    const start = new Date(whole ? meeting.local_start : meeting.start);
    const end = whole ? new Date(Date.parse(meeting.local_end) - 864e5) : new Date(meeting.end || start);
    return element('time', format.formatRange(start, end), { dateTime: meeting.local_start });
  }

  const isOff = meeting => meeting.status === 'cancelled' || meeting.status === 'postponed';

  const filled = (pattern, ...parts) => pattern.replace(/\{([12])\}/g, (_, n) => parts[n - 1]);

  // "9. Dezember"; its year, where that is another one.
  function dayOf(data, date) {
    return new Intl.DateTimeFormat(`${data.language}-u-ca-gregory-nu-latn`, {
      day: 'numeric', month: 'long', timeZone: 'UTC',
      ...(+date.slice(0, 4) === new Date(Date.now()).getFullYear() ? {} : { year: 'numeric' }),
    }).format(new Date(date.slice(0, 10)));
  }

  // "fällt aus am 9. und 16. Dezember"
  function told(data, pattern, days) {
    if (!days.length) return '';
    const list = new Intl.ListFormat(data.language, { type: 'conjunction' });
    return filled(pattern, list.format(days.slice(0, DAYS)));
  }

  // The days to come of a series that are not as usual, but that of its next meeting.
  function unusual(data, { series, meeting, others }) {
    const today = new Intl.DateTimeFormat('sv', { timeZone: data.timezone }).format(Date.now());
    const off = (series.off || []).filter(day => day >= today && !meeting.local_start.startsWith(day));
    const different = others.filter(m => m.differs && m.status !== 'cancelled')
      .map(m => filled(data.words.differs, dayOf(data, m.local_start), m.differs));
    return [told(data, data.words.off, off.map(day => dayOf(data, day))), told(data, data.words.other, different)]
      .filter(Boolean).join(' · ');
  }

  // The meetings as rows: those of a series are one, which its first that takes place stands for.
  function rows(data, coming) {
    const found = [], known = new Map();
    for (const meeting of coming) {
      const key = `${meeting.type}/${meeting.id}`, series = data.words && data.series?.[key];
      const row = known.get(key);
      if (!series) found.push({ meeting, others: [] });
      else if (row) row.all.push(meeting);
      else found.push(known.set(key, { series, all: [meeting] }).get(key));
    }
    for (const row of known.values()) {
      row.meeting = row.all.find(m => !isOff(m)) || row.all[0];
      row.others = row.all.filter(m => m !== row.meeting);
    }
    return found.sort((a, b) => Date.parse(a.meeting.start) - Date.parse(b.meeting.start));
  }

  function labels(words) {
    return words.filter(Boolean).flatMap(word => [' ', element('span', `(${word})`, { className: 'label' })]);
  }

  function entry(data, row) {
    const { meeting, series } = row, li = element('li'), name = series ? series.title : meeting.title;
    const title = /^https?:/.test(meeting.url || '')
      ? element('a', name, { href: meeting.url }) : element('span', name);
    const of = [meeting.registration_label, meeting.example];
    li.part = 'meeting';
    if (isOff(meeting)) title.className = 'off';
    if (series) li.append(element('small', data.words.next), ' ');
    li.append(when(data, meeting));
    if (meeting.open_end) li.append(` – ${meeting.open_end}`);
    if (meeting.there) li.append(element('br'), element('small', meeting.there));
    if (series) li.append(...labels([meeting.label, meeting.title !== name && meeting.title]));
    li.append(element('br'), title, ...labels(series ? of : [meeting.label, ...of]));
    if (series && series.rhythm) li.append(element('br'), series.rhythm);
    if (meeting.place || meeting.online_label) li.append(element('br'));
    if (meeting.place) li.append(element('bdi', meeting.place));
    if (meeting.place && meeting.online_label) li.append(' · ');
    if (meeting.online_label) {
      const joins = /^https?:/.test(meeting.online || '');
      li.append(element(joins ? 'a' : 'span', meeting.online_label, joins ? { href: meeting.online } : {}));
    }
    if (meeting.note) li.append(element('br'), element('span', meeting.note));
    const more = series ? unusual(data, row) : '';
    if (more) li.append(element('br'), element('small', more));
    return li;
  }

  class Meetings extends HTMLElement {
    async connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      root.append(element('slot'));
      try {
        const answer = await fetch(this.getAttribute('src'), { credentials: 'omit' });
        if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
        this.show(await answer.json());
      } catch (error) {
        console.warn(`knoten-termine: ${error.message}`);
      }
    }

    show(data) {
      const coming = data.meetings.filter(m => Date.parse(m.end || m.over) > Date.now());
      const list = element('ul', '', { lang: data.language, dir: data.direction || 'ltr' });
      list.setAttribute('aria-label', data.title);
      list.append(...rows(data, coming).slice(0, +this.getAttribute('max') || SHOWN)
        .map(row => entry(data, row)));
      if (list.children.length) this.shadowRoot.prepend(list);
    }
  }

  if (!customElements.get('knoten-termine')) customElements.define('knoten-termine', Meetings);
})();
