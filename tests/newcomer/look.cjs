// Looks at a page as a newcomer does: look.cjs BROWSER ADDRESS [follow]. Prints what is there as JSON; with `follow`, of the
// page that the first link in its list leads to.
'use strict';
const { chromium } = require('../browser/node_modules/playwright-core');

(async () => {
  const [executablePath, address, follow] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  await page.goto(address);
  if (follow) await Promise.all([page.waitForURL(url => url.href !== address), page.locator('ul a').first().click()]);
  console.log(JSON.stringify(await page.evaluate(() => ({
    address: location.href,
    heading: document.querySelector('h1')?.innerText,
    text: document.body.innerText,
    mistakes: [...document.querySelectorAll('article.error')].map(e => ({
      marked: e.querySelector('mark')?.textContent || '',
      place: e.querySelector('.place')?.innerText,
      mend: [...e.querySelectorAll('p')].map(p => p.innerText).find(t => t.startsWith('Was zu tun ist:')),
    })),
  }))));
  await browser.close();
})();
