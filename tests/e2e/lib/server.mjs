// A server that is every host of the internet: shops under their own names, over https, on loopback.

import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { generate } from 'selfsigned';

/** What a shop may send about scripts: nothing, or the strictest there is. */
export const POLICIES = {
  'no CSP': {},
  'the strictest CSP': { 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" },
};

/**
 * Starts the server. Hosts and pages nobody put there are answered calmly: browsers ask their makers' hosts for this and that.
 */
export async function startServer() {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'a shop' }], { keySize: 2048 });
  const site = new Site();
  const secure = https.createServer({ cert, key }, (request, response) => void site.answer(request, response));
  // Firefox reaches it as a proxy that leads every host to the same place.
  const proxy = http.createServer((request, response) => void site.answer(request, response));
  proxy.on('connect', (request, socket, head) => {
    const tunnel = net.connect(secure.address().port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(socket).pipe(tunnel);
    });
    for (const end of [socket, tunnel]) end.on('error', () => (socket.destroy(), tunnel.destroy()));
  });
  await Promise.all([listen(secure), listen(proxy)]);
  site.port = secure.address().port;
  site.proxyPort = proxy.address().port;
  site.close = () => {
    for (const server of [secure, proxy]) {
      server.close();
      server.closeAllConnections();
    }
  };
  return site;
}

class Site {
  #pages = new Map();
  #held = new Map();

  /** Headers sent with every page; one of [`POLICIES`]. */
  headers = POLICIES['no CSP'];

  /** Every request since the last `forget`, as `METHOD url`. */
  log = [];

  /** Serves `body` at `url`, whatever query follows; bytes are sent as they are, so that the page's own charset counts. */
  put(url, body, type = 'text/html; charset=utf-8') {
    this.#pages.set(place(new URL(url)), { body, type });
  }

  /** Lets requests for `url` wait until the returned function is called. */
  hold(url) {
    const at = place(new URL(url));
    let release;
    this.#held.set(at, new Promise((resolve) => (release = resolve)));
    return () => {
      this.#held.delete(at);
      release();
    };
  }

  forget() {
    this.log = [];
  }

  /** Requests to one host since the last `forget`. */
  requestsTo(url) {
    const { host } = new URL(url);
    return this.log.filter((line) => new URL(line.split(' ')[1]).host === host);
  }

  async answer(request, response) {
    // A proxy is asked for whole addresses, a server for paths.
    const url = new URL(request.url, `https://${request.headers.host ?? 'nobody.invalid'}`);
    this.log.push(`${request.method} ${url.href}`);
    await this.#held.get(place(url));
    const page = this.#pages.get(place(url));
    if (page) {
      response.writeHead(200, { 'content-type': page.type, 'cache-control': 'no-store', ...this.headers });
      response.end(request.method === 'HEAD' ? undefined : page.body);
    } else if (request.headers['sec-fetch-dest'] === 'document') {
      response.writeHead(404, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Not here</title><p>This page is not part of the demo.</p>');
    } else {
      response.writeHead(404).end();
    }
  }
}

function place(url) {
  return url.host + url.pathname;
}

function listen(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}
