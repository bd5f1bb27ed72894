// Says whether it is open right now, by the visitor's clock in the zone of the site. The page itself tells the
// week and nothing of today, so nothing is wrong without this. All words come from the page, which keeps room
// for them: nothing moves when they come.
(() => {
  'use strict';
  const box = document.querySelector('.opening[data-zone]');
  const rows = [...document.querySelectorAll('.week [data-days]')];
  if (!box || !rows.length) return;
  const [says, then] = box.querySelectorAll('.open-now, .open-then');
  const words = box.dataset;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: words.zone, hourCycle: 'h23',
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });

  function now() {
    const p = {};
    for (const { type, value } of clock.formatToParts(Date.now())) p[type] = value;
    return { day: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}` };
  }

  const date_of = (day, later = 0) => new Date(Date.parse(`${day}T00:00Z`) + later * 86400000);
  const day_of = date => date.toISOString().slice(0, 10);

  function row_of(day) {
    const weekday = String(date_of(day).getUTCDay() || 7);
    return rows.find(row => row.dataset.days.split(' ').includes(weekday));
  }

  // What differs from the week.
  const is_shut = day => [...document.querySelectorAll('[data-from][data-to]')]
    .some(e => e.dataset.from <= day && day <= e.dataset.to);

  // "09:00–12:00, 14:00–16:00" gives [["09:00", "12:00"], ["14:00", "16:00"]].
  function spans(day) {
    const times = is_shut(day) ? [] : row_of(day).querySelector('td').textContent.match(/\d\d:\d\d/g) || [];
    return times.flatMap((t, i) => i % 2 ? [[times[i - 1], t]] : []);
  }

  // Times run from left to right in every script.
  function say(element, text, times) {
    const told = document.createElement('bdi');
    [told.dir, told.className, told.textContent] = ['ltr', 'times', times];
    element.replaceChildren(text, ' ', told);
  }

  function say_next(day) {
    for (let later = 1; later <= 7; later++) {
      const date = date_of(day, later), [first] = spans(day_of(date));
      if (!first) continue;
      const name = date.toLocaleDateString(document.documentElement.lang, { weekday: 'long', timeZone: 'UTC' });
      return say(then, `${words.next} ${name}`, first[0]);
    }
    then.textContent = '';
  }

  function mark() {
    const { day, time } = now();
    const open = spans(day);
    const at = open.find(([from, to]) => from <= time && time < to);
    const later = open.find(([from]) => time < from);
    says.textContent = at ? words.open.replace('{}', at[1])
      : later ? words.later.replace('{}', later[0]) : words.closed;
    if (at || later) say(then, words.today, row_of(day).querySelector('td').textContent.trim());
    else say_next(day);
    box.classList.toggle('is-open', Boolean(at));
    box.classList.toggle('is-shut', !at);
    const today = row_of(day);
    for (const row of rows) {
      if (row === today) row.setAttribute('aria-current', 'date');
      else row.removeAttribute('aria-current');
      row.cells[1].dataset.today = row === today ? words.day : '';
    }
    for (const e of document.querySelectorAll('[data-from][data-to]'))
      e.classList.toggle('is-over', e.dataset.to < day);
  }

  mark();
  setInterval(mark, 30000);
  document.addEventListener('visibilitychange', mark); // a tab that slept is seen again
})();
