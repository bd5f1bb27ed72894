// Passes a page on: by what the device has for that, else by copying its address. Where there is neither,
// nothing is offered. All words come from the page.
(() => {
  'use strict';
  const box = document.querySelector('p[data-copied]');
  if (!box) return;
  const [button, told] = box.children;
  const title = document.querySelector('meta[property="og:title"]');
  const page = { title: title ? title.content : document.title, url: location.origin + location.pathname };
  const copies = !navigator.share;
  if (copies && !navigator.clipboard) return;

  // Who may not copy is shown the address, to do it by hand.
  const copy = () => navigator.clipboard.writeText(page.url).then(() => box.dataset.copied, () => page.url);

  // Who closes what has opened has not asked for anything else.
  const share = () => navigator.share(page).then(() => '',
    error => error.name === 'AbortError' || !navigator.clipboard ? '' : copy());

  if (copies) button.textContent = box.dataset.copy;
  button.addEventListener('click', async () => {
    told.textContent = '';
    told.textContent = await (copies ? copy() : share());
  });
  box.hidden = false;
})();
