// Parts of a listing that stand in another document, in a shadow root, or come late: the report is given early, and mended.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { demo } from '../lib/demo.mjs';
import { BADGES } from '../lib/expect.mjs';
import { isKnownHost } from '../lib/known-hosts.mjs';
import { POLICIES } from '../lib/server.mjs';
import { BROWSER } from '../lib/session.mjs';
import { session } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const copied = demo('high-risk', ({ url }) => isKnownHost(url));
const lawful = demo('nothing-found', ({ url }) => isKnownHost(url));
const [description] = copied.frames;

const TELLING = 'A 1:1 replica of the LOVE bracelet, made in our own workshop, in a red box with all papers. It does not fade, and nobody will see the difference. Write to us for more styles.';
/** Where the handmade bracelet is sold. */
const HANDMADE = 'https://www.etsy.com/listing/1190022001/love-bracelet';

/** A listing whose title and price say nothing bad; `inside` holds what its seller wrote. */
function handmade(inside) {
  return `<!doctype html><html lang="en"><title>Cartier LOVE bracelet - Etsy</title>
    <meta property="og:type" content="product"><meta property="og:title" content="Cartier LOVE bracelet">
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Cartier LOVE bracelet","brand":{"@type":"Brand","name":"Cartier"},
      "offers":{"@type":"Offer","price":"5200.00","priceCurrency":"USD","itemCondition":"https://schema.org/UsedCondition","availability":"https://schema.org/InStock"}}</script>
    <main><h1 data-buy-box-listing-title="true">Cartier LOVE bracelet</h1>
    <div data-buy-box-region="price"><p>$5,200.00</p></div><p class="shop"><a href="https://www.etsy.com/shop/AnyoneAtAll">AnyoneAtAll</a></p>
    <form action="/cart/listing.php"><button>Add to cart</button></form>
    <h2>Item details</h2><div id="wt-content-toggle-product-details-read-more"><p data-product-details-description-text-content>${inside}</p></div></main>`;
}

for (const [policy, headers] of Object.entries(POLICIES)) {
  describe(`a listing with ${policy}, in ${BROWSER}`, () => {
    before(() => {
      session.site.headers = headers;
    });

    test('whose description comes late in a frame of another host is judged early, and again with it', async () => {
      session.site.headers = allowFrames(headers);
      const release = session.site.hold(description.url);
      const tab = await session.newTab();
      const loaded = tab.goto(copied.url); // waits for the frame, too
      try {
        const early = await tab.answered(copied.url);
        assert.equal(/factory/.test(quotes(early)), false, 'nothing is known of the description yet');
        await tab.seen('the chip', (seen) => seen.chip);
        release();
        await loaded;
        await until('the description to be quoted', async () => /factory/.test(quotes(await tab.answer())));
        await tab.seen('one chip', (seen) => seen.hosts === 1);
      } finally {
        release();
        session.site.headers = headers;
        await tab.close();
      }
    });

    test('whose description stands in an open shadow root is judged with it', async () => {
      const tab = await visitHandmade(`<shop-text><template shadowrootmode="open"><style>p{color:#333}</style><p>${TELLING}</p></template></shop-text>`);
      const answer = await tab.answered();
      assert.match(quotes(answer), /replica/);
      await tab.close();
    });

    test('whose description is drawn late is mended', async () => {
      const tab = await visitHandmade('Wait.');
      const early = await tab.answered();
      assert.equal(early.report.verdict, 'nothing-found');
      await tab.page.evaluate((text) => (document.querySelector('[data-product-details-description-text-content]').textContent = text), TELLING);
      await mended(tab);
      await tab.close();
    });

    test('whose component gets its shadow root late is mended', async () => {
      const tab = await visitHandmade('<shop-text></shop-text>');
      const early = await tab.answered();
      assert.equal(early.report.verdict, 'nothing-found');
      await tab.page.evaluate((text) => document.querySelector('shop-text').attachShadow({ mode: 'open' }).append(text), TELLING);
      await mended(tab);
      await tab.close();
    });

    test('that keeps the news of its address to itself is not left with the last report', async () => {
      const tab = await session.visit(copied.url, keepNews);
      await tab.seen('the first verdict', (seen) => seen.verdict === 'high-risk');
      await tab.page.evaluate(becomeAnother, lawful.url, lawful.html);
      await tab.answered(lawful.url);
      await tab.badgeIs(BADGES[lawful.expect]);
      await tab.seen('the second verdict', (seen) => seen.verdict === lawful.expect && seen.hosts === 1);
      await tab.close();
    });
  });
}

/** A marketplace that shows descriptions in frames lets its pages have them. */
function allowFrames(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}; frame-src *`]));
}

async function visitHandmade(inside) {
  session.site.put(HANDMADE, handmade(inside));
  return session.visit(HANDMADE);
}

/** The new report tells of the late words, on the page and in the toolbar. */
async function mended(tab) {
  const { report } = await until('the report to be mended', async () => {
    const answer = await tab.answer();
    return /replica/.test(quotes(answer)) ? answer : null;
  });
  await tab.badgeIs(BADGES[report.verdict]);
  await tab.seen('the mended verdict', (seen) => seen.verdict === report.verdict && seen.hosts === 1);
}

function quotes(answer) {
  return answer.report.findings.flatMap((finding) => finding.evidence.map((evidence) => evidence.quote)).join('\n');
}

/** Runs ahead of the page's own scripts: nobody after it hears of a change of address. */
function keepNews() {
  for (const [target, name] of [[globalThis, 'popstate'], [globalThis, 'hashchange'], [globalThis.navigation, 'currententrychange']]) {
    target?.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
  }
}

/** What a single-page shop does: another address, another document, no load. */
function becomeAnother(url, html) {
  history.pushState(null, '', url);
  const policy = globalThis.trustedTypes?.createPolicy('shop', { createHTML: (text) => text }) ?? { createHTML: (text) => text };
  const next = new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
  document.head.replaceChildren(...next.head.childNodes);
  document.body.replaceChildren(...next.body.childNodes);
}
