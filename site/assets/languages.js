// The language picker keeps what a list is narrowed down to, and closes when it is left. Without this it
// opens and leads as well, but to the whole list.
(() => {
  'use strict';
  const picker = document.querySelector('details.languages');
  if (!picker) return;
  const links = document.querySelectorAll('.languages a, .foot-languages a');

  // The choices are in the query of the address and mean the same in every language.
  const keep = () => { for (const link of links) link.search = location.search; };
  for (const link of links)
    for (const before of ['pointerdown', 'focus', 'click']) link.addEventListener(before, keep);

  picker.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !picker.open) return;
    picker.open = false;
    picker.querySelector('summary').focus();
  });
  picker.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !picker.contains(relatedTarget)) picker.open = false;
  });
  addEventListener('pointerdown', ({ target }) => {
    if (!picker.contains(target)) picker.open = false;
  });
})();
