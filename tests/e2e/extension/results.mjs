// A page of many goods: what its list shows is read, and what is added to it while one scrolls; nothing of it is judged.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { POLICIES } from '../lib/server.mjs';
import { BROWSER } from '../lib/session.mjs';
import { session } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const SEARCH = 'https://www.ebay.com/sch/i.html';
const FIRST = 12;
const MORE = 6;

describe(`a list that goes on and on, in ${BROWSER}`, () => {
  before(() => {
    session.site.headers = {};
    session.site.put(SEARCH, listPage());
  });

  test('is handed over once, and after that only what was added, each card once', async () => {
    const ear = await overhear();
    const tab = await session.visit(`${SEARCH}?_nkw=bangle`, growOnScroll);
    await cardsOf(tab, FIRST);
    assert.deepEqual(await ear.numbers('whole'), numbers(1, FIRST));
    assert.deepEqual(await ear.numbers('added'), []);

    await tab.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await cardsOf(tab, FIRST + MORE);
    assert.deepEqual(await ear.numbers('added'), numbers(FIRST + 1, FIRST + MORE));

    await tab.page.evaluate((html) => document.querySelector('.srp-results').insertAdjacentHTML('beforeend', html), numbers(19, 21).map(cardHtml).join(''));
    const all = await cardsOf(tab, 21);
    assert.deepEqual(await ear.numbers('added'), numbers(FIRST + 1, 21));
    assert.deepEqual(await ear.numbers('whole'), numbers(1, FIRST), 'the page is not read again');
    assert.deepEqual(all.map(({ title }) => Number(/\d+/.exec(title)[0])), numbers(1, 21), 'and the kept list has each in its place');
    await tab.close();
    await ear.close();
  });
});

for (const [policy, headers] of Object.entries(POLICIES)) {
  describe(`a list with ${policy}, in ${BROWSER}`, () => {
    before(() => {
      session.site.headers = headers;
      session.site.put(SEARCH, listPage());
    });

    test('is read, with what scrolling adds, and the popup shows it without a judgement', async () => {
      const tab = await session.visit(`${SEARCH}?_nkw=bangle`, growOnScroll);
      const first = await cardsOf(tab, FIRST);
      assert.deepEqual(first[0], { title: 'Bangle number 1 with flowers', price: { amount: '11.50', currency: 'USD' }, url: 'https://www.ebay.com/itm/900000000001', seller: first[0].seller, sponsored: false });

      await tab.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const all = await cardsOf(tab, FIRST + MORE);
      assert.equal(new Set(all.map(({ url }) => url)).size, FIRST + MORE, 'each listing once');
      assert.equal(all.at(-1).title, `Bangle number ${FIRST + MORE} with flowers`);
      assert.deepEqual(all.slice(0, FIRST), first, 'and those before are still there');

      assert.equal(await tab.look(), null, 'nothing is drawn on a list');
      assert.equal(await tab.badge(), '');
      const popup = await tab.popup();
      const shown = await until('the popup to show the list', () => popup.read(readList));
      assert.match(shown.title, /\b18\b/);
      assert.equal(shown.cards.length, FIRST + MORE);
      assert.match(shown.cards[0], /Bangle number 1 with flowers[^]*11\.50/);
      assert.match(shown.text, /judged none/);
      await popup.close();
      await tab.close();
    });
  });
}

const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** A page of the extension's own hears what content scripts hand to the background. */
async function overhear() {
  const page = await session.browser.openOwnPage('options.html');
  await page.evaluate(() => {
    globalThis.handedOver = [];
    chrome.runtime.onMessage.addListener(({ kind, part, html }) => {
      if (kind === 'inspect') globalThis.handedOver.push({ part, html });
    });
  });
  return {
    /** The bangles in all that was handed over as this part, in the order in which it came. */
    numbers: (part) =>
      page.evaluate((part) => globalThis.handedOver.filter((m) => m.part === part).flatMap(({ html }) => [...html.matchAll(/Bangle number (\d+) /g)].map((hit) => Number(hit[1]))), part),
    close: () => page.close(),
  };
}

/** The cards kept for the tab, once there are `count`. */
function cardsOf(tab, count) {
  return until(`${count} cards`, async () => {
    const answer = await tab.answer();
    return answer?.cards.length === count ? answer.cards : answer && Promise.reject(new Error(`${answer.cards.length} cards, ${answer.report?.pageKind}`));
  });
}

function readList() {
  const list = document.querySelector('[data-part="cards"]');
  return list && { title: list.querySelector('h2').innerText, text: list.innerText, cards: [...list.querySelectorAll('[data-part="card"]')].map((el) => el.innerText) };
}

function listPage() {
  const cards = Array.from({ length: FIRST }, (_, at) => cardHtml(at + 1)).join('');
  return `<!doctype html><html lang="en"><title>bangle for sale | eBay</title>
    <header><a href="https://www.ebay.com/">eBay</a></header><div id="srp-river-results"><ul class="srp-results srp-list">${cards}</ul></div>
    <footer><a href="https://www.ebay.com/help/home">Help</a></footer>`;
}

function cardHtml(n) {
  return `<li class="s-item s-item__pl-on-bottom"><div class="s-item__wrapper"><div class="s-item__image"><a href="https://www.ebay.com/itm/${900000000000 + n}"><img src="https://i.ebayimg.com/${n}.jpg" alt="" width="200" height="200"></a></div>
    <div class="s-item__info"><a class="s-item__link" href="https://www.ebay.com/itm/${900000000000 + n}"><div class="s-item__title"><span role="heading">Bangle number ${n} with flowers</span></div></a>
    <div class="s-item__details"><span class="s-item__price">$${10 + n}.50</span><span class="s-item__seller-info-text">seller_${n} (12) 99%</span></div></div></div></li>`;
}

/** Runs ahead of the page's own scripts: the list grows once, when it is scrolled. */
function growOnScroll() {
  const grow = () => {
    const list = document.querySelector('.srp-results');
    for (let n = 13; n <= 18; n++) {
      const card = list.firstElementChild.cloneNode(true);
      const id = String(900000000000 + n);
      for (const link of card.querySelectorAll('a')) link.href = `https://www.ebay.com/itm/${id}`;
      card.querySelector('[role="heading"]').textContent = `Bangle number ${n} with flowers`;
      card.querySelector('.s-item__price').textContent = `$${10 + n}.50`;
      list.append(card);
    }
  };
  addEventListener('scroll', grow, { once: true });
}
