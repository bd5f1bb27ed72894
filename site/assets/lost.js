// On the error page: the list above an address that has no page stands first, narrowed down to what the
// address names. Hosts that can be told so lead there by themselves.
'use strict';
(() => {
  const items = [...document.querySelectorAll('main [data-list]')];
  const above = items.find((item) => location.pathname.startsWith(item.querySelector('a').pathname));
  if (!above) return;
  const link = above.querySelector('a');
  const names = location.pathname.slice(link.pathname.length).split('/').filter(Boolean);
  const choices = [];
  for (let i = 0; i + 1 < names.length; i += 2) choices.push(`${names[i]}=${names[i + 1]}`);
  if (choices.every((choice) => /^[a-z-]+=[a-z0-9-]+$/.test(choice))) link.search = choices.join('&');
  above.parentNode.prepend(above);
})();
