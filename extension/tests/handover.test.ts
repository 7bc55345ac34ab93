// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { handOver } from '../content/handover';
import type { Pace } from '../content/pace';
import { MAX_HTML } from '../protocol';

const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/** A clock that a test moves on by itself. */
function pace(step: number): Pace & { rests: number } {
  let at = 0;
  return {
    rests: 0,
    now: () => (at += step),
    async rest() {
      this.rests++;
    },
  };
}

/** What a reader of the HTML sees in the end. */
const seen = async (html: string) => page((await handOver(page(html), { pace: pace(0) })).html);

describe('what is handed over', () => {
  test('keeps the listing and leaves out code, looks and drawings', async () => {
    const doc = await seen(
      `<head><title>A &amp; B</title><style>p{}</style><script>var a = "<p>no</p>"</script>
       <script type="application/ld+json">{"@type":"Product","name":"<b>"}</script><link itemprop="availability" href="InStock"></head>
       <body><h1 title='"quoted" <b>'>Ring <svg><text>no</text></svg> of <em>gold</em></h1><script src="x"></script><p>it &lt;b&gt; is</p></body>`,
    );
    expect(doc.title).toBe('A & B');
    expect(doc.querySelector('h1')?.textContent?.replace(/\s+/g, ' ')).toBe('Ring of gold');
    expect(doc.querySelector('h1')?.getAttribute('title')).toBe('"quoted" <b>');
    expect(doc.querySelector('p')?.textContent).toBe('it <b> is');
    expect(doc.querySelectorAll('style,svg,script:not([type])')).toHaveLength(0);
    expect(JSON.parse(doc.querySelector('script')?.textContent ?? '')).toEqual({ '@type': 'Product', name: '<b>' });
    expect(doc.querySelector('link')?.getAttribute('href')).toBe('InStock');
  });

  test('cannot be hidden behind a tag written in an attribute or a comment', async () => {
    const doc = await seen('<p title="<script>">one</p><!-- <script> --><p>two</p><script>x</script><p>three</p>');
    expect([...doc.querySelectorAll('p')].map((p) => p.textContent)).toEqual(['one', 'two', 'three']);
  });

  test('cannot be hidden by elements named after members', async () => {
    const doc = await seen(
      '<form name="documentElement"><input name="attributes"><input name="outerHTML"><input name="firstChild"><script></script><p>still here</p></form>',
    );
    expect(doc.querySelector('p')?.textContent).toBe('still here');
    expect(doc.querySelectorAll('input')).toHaveLength(3);
  });

  test('reaches the bottom of a deep page', async () => {
    const doc = page('<p>');
    let inner: Element = doc.body;
    for (let depth = 0; depth < 1_500; depth++) inner = inner.appendChild(doc.createElement('i'));
    inner.append(doc.createElement('script'), 'bottom');
    expect((await handOver(doc, { pace: pace(0) })).html).toContain('bottom</i>');
  });

  test('ends at the bound, and says so', async () => {
    const doc = page('<body><script></script>');
    for (let i = 0; i < 30; i++) doc.body.append(doc.createElement('p'), 'x'.repeat(100_000));
    const { html } = await handOver(doc, { pace: pace(0) });
    expect(html).toHaveLength(MAX_HTML);
    expect(html).toMatch(/^<!--loupe-cut--><html/);
    expect((await handOver(page('<p>short</p><!--loupe-cut-->'), { pace: pace(0) })).html).toMatch(/^<html/);
  });

  test('is nothing where there is no document', async () => {
    const doc = page('');
    doc.documentElement.remove();
    expect((await handOver(doc, { pace: pace(0) })).html).toBe('');
  });
});

test('a script is handed over where the marketplace draws its page from it', async () => {
  const doc = page('<script>window.other = 1</script><script>window.runParams = {"price": "<9>"}</script><p>it</p>');
  const { html } = await handOver(doc, { pace: pace(0), scripts: ['window.runParams'] });
  expect(html).toContain('<script>window.runParams = {"price": "<9>"}</script>');
  expect(html).not.toContain('window.other');
});

test('a script is handed over where the marketplace keeps its data in an attribute of it', async () => {
  const doc = page(
    '<script data-obj="{&quot;other&quot;:1}"></script><script data-obj="{&quot;item_name&quot;:&quot;Bag&quot;}"></script><p>it</p>',
  );
  const { html } = await handOver(doc, { pace: pace(0), scripts: ['"item_name"'] });
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain('item_name');
});

describe('an open shadow root', () => {
  const shadowed = (host: Element, html: string) => {
    const root = host.attachShadow({ mode: 'open' });
    root.append(...page(html).body.childNodes);
    return root;
  };

  test('is handed over with its host, as plain elements', async () => {
    const doc = page('<h1>Ring</h1><shop-text id="a">slotted</shop-text><p>after</p>');
    const host = doc.querySelector('#a');
    if (host) shadowed(host, '<p>Plated brass <script>no()</script></p>');
    const { html, roots } = await handOver(doc, { pace: pace(0) });
    expect(html).toContain('<shop-text id="a"><loupe-shadow><p>Plated brass </p></loupe-shadow>slotted</shop-text><p>after</p>');
    expect(roots).toEqual([host?.shadowRoot]);
  });

  test('is found inside another, and in any element that can have one', async () => {
    const doc = page('<section></section>');
    const outer = doc.querySelector('section');
    const inner = outer && shadowed(outer, '<div></div>').querySelector('div');
    if (inner) shadowed(inner, '<style>p{}</style><p>innermost</p>');
    const { html } = await handOver(doc, { pace: pace(0) });
    expect(html).toContain('<loupe-shadow><div><loupe-shadow><p>innermost</p></loupe-shadow></div></loupe-shadow>');
  });

  test('that is closed stays closed', async () => {
    const doc = page('<div></div>');
    doc.querySelector('div')?.attachShadow({ mode: 'closed' }).append('secret');
    expect((await handOver(doc, { pace: pace(0) })).html).not.toContain('secret');
  });
});

test('what a list got is handed over with the tags in which it stands, and nothing else', async () => {
  const doc = page(
    '<ul class="hits"><li id="a">old</li><li id="b"><script></script>new <b>price</b></li></ul><footer>foot</footer>',
  );
  const added = new Set([...doc.querySelectorAll('#b')]);
  const { html } = await handOver(doc, { pace: pace(0), only: added });
  expect(html).toBe('<html><body><ul class="hits"><li id="b">new <b>price</b></li></ul></body></html>');
});

test('the page gets its turn in between', async () => {
  const doc = page('<body><script></script>');
  for (let i = 0; i < 320; i++) doc.body.append(doc.createElement('p'));
  const slow = pace(10);
  await handOver(doc, { pace: slow });
  expect(slow.rests).toBeGreaterThanOrEqual(9);
  const quick = pace(0);
  await handOver(doc, { pace: quick });
  expect(quick.rests).toBe(0);
});
