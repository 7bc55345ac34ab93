import assert from 'node:assert/strict';
import https from 'node:https';
import { after, before, test } from 'node:test';
import { POLICIES, startServer } from './server.mjs';
import { until } from './until.mjs';

let site;
before(async () => {
  site = await startServer();
});
after(() => site.close());

function get(url, headers = {}) {
  const { host, pathname, search } = new URL(url);
  const options = { port: site.port, host: '127.0.0.1', path: pathname + search, headers: { host, ...headers }, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    https
      .get(options, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part) => (body += part)).on('end', () => resolve({ response, body }));
      })
      .on('error', reject);
  });
}

test('a page is served under its own host, whatever query follows', async () => {
  site.put('https://www.ebay.com/itm/1', '<h1>bracelet</h1>');
  const { response, body } = await get('https://www.ebay.com/itm/1?from=search');
  assert.equal(response.statusCode, 200);
  assert.equal(body, '<h1>bracelet</h1>');
  assert.equal((await get('https://www.etsy.com/itm/1')).response.statusCode, 404, 'another host has another page');
});

test('the strictest CSP is sent when asked for, and none otherwise', async () => {
  site.put('https://shop.example/', 'x');
  site.headers = POLICIES['the strictest CSP'];
  assert.match((await get('https://shop.example/')).response.headers['content-security-policy'], /default-src 'none'/);
  site.headers = POLICIES['no CSP'];
  assert.equal((await get('https://shop.example/')).response.headers['content-security-policy'], undefined);
});

test('every request is in the log', async () => {
  site.forget();
  await get('https://spy.example/beacon?id=7');
  assert.deepEqual(site.log, ['GET https://spy.example/beacon?id=7']);
  assert.deepEqual(site.requestsTo('https://spy.example/'), site.log);
});

test('what never comes true is named, with what was seen instead', async () => {
  await assert.rejects(
    until('the moon', () => Promise.reject(new Error('clouds')), 30),
    /waited 30 ms for the moon; last: clouds/,
  );
});
