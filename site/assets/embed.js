// The next meetings of a network as a list on any website:
//
//   <script src="https://…/assets/embed.js" defer></script>
//   <knoten-termine src="https://…/gesundheit.json" max="5"><a href="https://…/">…</a></knoten-termine>
//
// What stands inside stays below the list, and is all there is where the list cannot be had. Colours
// and type are those of the page around; `knoten-termine::part(meeting)` reaches one entry.
'use strict';
(() => {
  const SHOWN = 5;
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

  function entry(data, meeting) {
    const li = element('li');
    const off = meeting.status === 'cancelled' || meeting.status === 'postponed';
    const title = /^https?:/.test(meeting.url || '')
      ? element('a', meeting.title, { href: meeting.url }) : element('span', meeting.title);
    li.part = 'meeting';
    if (off) title.className = 'off';
    li.append(when(data, meeting));
    if (meeting.open_end) li.append(` – ${meeting.open_end}`);
    if (meeting.there) li.append(element('br'), element('small', meeting.there));
    li.append(element('br'), title);
    for (const word of [meeting.label, meeting.registration_label, meeting.example]) {
      if (word) li.append(' ', element('span', `(${word})`, { className: 'label' }));
    }
    if (meeting.place || meeting.online_label) li.append(element('br'));
    if (meeting.place) li.append(element('bdi', meeting.place));
    if (meeting.place && meeting.online_label) li.append(' · ');
    if (meeting.online_label) {
      const joins = /^https?:/.test(meeting.online || '');
      li.append(element(joins ? 'a' : 'span', meeting.online_label, joins ? { href: meeting.online } : {}));
    }
    if (meeting.note) li.append(element('br'), element('span', meeting.note));
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
      list.append(...coming.slice(0, +this.getAttribute('max') || SHOWN).map(m => entry(data, m)));
      if (list.children.length) this.shadowRoot.prepend(list);
    }
  }

  if (!customElements.get('knoten-termine')) customElements.define('knoten-termine', Meetings);
})();
