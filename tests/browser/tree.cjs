// What people without sight are told of a page: the tree that browsers give to screen readers.
'use strict';
const { BASE, PHONE, WHOLE, dice, sampled, report, open } = require('./tools.cjs');
const { places } = require('./places.cjs');

const ROLES = ['heading', 'link', 'banner', 'navigation', 'main', 'contentinfo', 'complementary', 'search', 'region'];

// In the page: how many of each role it has, by its elements that are laid out, seen or not.
function in_document() {
  const SECTIONS = 'article, aside, main, nav, section';
  const top = e => !e.parentElement.closest(SECTIONS);
  const named = e => e.hasAttribute('aria-label') || e.hasAttribute('aria-labelledby');
  const roles = {
    heading: e => e.matches('h1, h2, h3, h4, h5, h6'),
    link: e => e.matches('a[href]'),
    banner: e => e.matches('header') && top(e),
    navigation: e => e.matches('nav'),
    main: e => e.matches('main'),
    contentinfo: e => e.matches('footer') && top(e),
    complementary: e => e.matches('aside'),
    search: e => e.matches('search, form[role="search"]'),
    region: e => e.matches('[role="region"]') || (e.matches('section') && named(e)),
  };
  const laid_out = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[aria-hidden="true"], [inert]');
  const all = [...document.body.querySelectorAll('*')].filter(laid_out);
  return Object.fromEntries(Object.entries(roles).map(([role, is]) => [role, all.filter(is).length]));
}

// And how many the browser tells of, before anybody has scrolled.
async function in_tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const told = nodes.filter(node => !node.ignored).map(node => node.role.value);
  return Object.fromEntries(ROLES.map(role => [role, told.filter(found => found === role).length]));
}

// The error page looks for what was meant, and shows it when it is found: what changes meanwhile is counted anew.
async function differences(page) {
  let there, told, after = await page.evaluate(in_document);
  do {
    there = after;
    told = await in_tree(page);
    after = await page.evaluate(in_document);
  } while (ROLES.some(role => there[role] !== after[role]));
  return ROLES.filter(role => there[role] !== told[role]).map(role => `${role}: ${told[role]} told of ${there[role]}`);
}

// Every kind of page in all languages, or in one that chance sets.
function chosen(all) {
  const random = dice(7), found = [];
  for (const kind of new Set(all.map(place => place.kind))) {
    const alike = all.filter(place => place.kind === kind && place.url);
    found.push(...(WHOLE ? alike : alike.slice(random(alike.length))).slice(0, WHOLE ? alike.length : 1));
  }
  sampled('pages by their trees', found.length, all.length);
  return found;
}

async function is_told_whole(browser) {
  const faults = [], page = await open(browser, PHONE, faults);
  for (const { name, url } of chosen(await places(browser))) {
    await page.goto(url);
    faults.push(...(await differences(page)).map(fault => `${name}: ${fault}`));
  }
  report('headings, links and regions are told before they come into sight', faults);
  await page.context().close();
}

// What is laid out only when it comes near is left out of the tree: it would be seen here.
async function sees_what_is_left_out(browser) {
  const page = await open(browser, PHONE, []);
  await page.goto(`${BASE}mitglieder/`);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('main > .letter { content-visibility: auto; contain-intrinsic-block-size: auto 60rem }');
    document.adoptedStyleSheets.push(sheet);
  });
  const found = await differences(page);
  report('the tree is compared with the page', found.some(fault => /^heading/.test(fault)) ? [] : ['nothing was missed']);
  await page.context().close();
}

module.exports = [sees_what_is_left_out, is_told_whole];
