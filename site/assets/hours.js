// Says whether it is open right now, by the visitor's clock in the zone of the site. The page says the
// same of the day it was built on, so nothing is lost without this. All words come from the page.
(() => {
  'use strict';
  const box = document.querySelector('.opening[data-zone]');
  const rows = [...document.querySelectorAll('.week [data-weekday]')];
  if (!box || rows.length !== 7) return;
  const says = box.querySelector('.open-now');
  const tag = document.querySelector('.week .is-today');
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: box.dataset.zone, hourCycle: 'h23',
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });

  function now() {
    const p = {};
    for (const { type, value } of clock.formatToParts(Date.now())) p[type] = value;
    return { day: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}` };
  }

  // "09:00–12:00, 14:00–16:00" gives [["09:00", "12:00"], ["14:00", "16:00"]].
  function spans(row) {
    const times = row.querySelector('td').textContent.match(/\d\d:\d\d/g) || [];
    return times.flatMap((t, i) => i % 2 ? [[times[i - 1], t]] : []);
  }

  function mark_day(day) {
    const weekday = String(new Date(`${day}T00:00Z`).getUTCDay() || 7);
    const today = rows.find(row => row.dataset.weekday === weekday);
    for (const row of rows) row.toggleAttribute('aria-current', row === today);
    today.setAttribute('aria-current', 'date');
    if (tag) today.querySelector('th').append(' ', tag);
    for (const e of box.querySelectorAll('[data-day]')) e.hidden = e.dataset.day !== day;
    for (const e of box.querySelectorAll('[data-next]')) e.hidden = e.dataset.next <= day;
    return today;
  }

  // What differs from the week; what is over goes.
  function is_shut(day) {
    let shut = false;
    for (const e of document.querySelectorAll('[data-from][data-to]')) {
      e.hidden = e.dataset.to < day;
      shut ||= e.dataset.from <= day && day <= e.dataset.to;
    }
    return shut;
  }

  function mark() {
    const { day, time } = now();
    const today = mark_day(day);
    const open = is_shut(day) ? [] : spans(today);
    const at = open.find(([from, to]) => from <= time && time < to);
    const later = open.find(([from]) => time < from);
    const words = box.dataset;
    says.textContent = at ? words.open.replace('{}', at[1])
      : later ? words.later.replace('{}', later[0]) : words.closed;
    says.hidden = false;
    box.classList.toggle('is-open', Boolean(at));
    box.classList.toggle('is-shut', !at);
  }

  mark();
  setInterval(mark, 30000);
  document.addEventListener('visibilitychange', mark); // a tab that slept is seen again
})();
