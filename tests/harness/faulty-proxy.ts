/** A server between the extension and the real backend that can misbehave as networks and servers do. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type Fault =
  | 'none'
  | 'server-error' // 500
  | 'html' // a captive portal: 200 with a sign-in page
  | 'redirect' // 302 to somewhere else
  | 'wrong-hash' // a receipt with another hash
  | 'wrong-last-hash' // the last of several
  | 'unknown' // 404, as of a backend that is older than the call
  | 'unauthorised' // 401, as for a revoked token
  | 'silence' // accepts and never answers
  | 'cut'; // passes the request on, but cuts the connection before the answer

/** The request that brings the records of a finding. */
export const DELIVERY = /^POST \/v1\/deliveries/;

export interface FaultyProxy {
  url: string;
  /** What happens to requests from now on; `only` limits it to some of them, e.g. `PUT /v1/captures`. */
  setFault(fault: Fault, only?: RegExp): void;
  /** Requests seen, as `PUT /v1/captures/…`. */
  seen: string[];
  stop(): Promise<void>;
}

export async function startFaultyProxy(target: () => string): Promise<FaultyProxy> {
  let fault: Fault = 'none';
  let only = /./;
  const seen: string[] = [];
  const sockets = new Set<Socket>();

  function forward(incoming: IncomingMessage, outgoing: ServerResponse, current: Fault): void {
    const { hostname, port } = new URL(target());
    const upstream = request(
      {
        hostname,
        port,
        path: incoming.url,
        method: incoming.method,
        headers: { ...incoming.headers, host: `${hostname}:${port}` },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          if (current === 'cut') return void outgoing.destroy();
          let body = Buffer.concat(chunks);
          const headers = { ...answer.headers };
          if (current === 'wrong-last-hash')
            body = Buffer.from(
              body.toString().replace(/(.*)"sha256":"[0-9a-f]{64}"/s, `$1"sha256":"${'0'.repeat(64)}"`),
            );
          if (current === 'wrong-hash')
            body = Buffer.from(body.toString().replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${'0'.repeat(64)}"`));
          delete headers['transfer-encoding'];
          // An answer to HEAD announces a length that it does not have.
          if (incoming.method !== 'HEAD') headers['content-length'] = String(body.length);
          outgoing.writeHead(answer.statusCode ?? 502, headers).end(body);
        });
      },
    );
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  }

  const server = createServer((incoming, outgoing) => {
    const line = `${incoming.method} ${incoming.url}`;
    const cors = { 'access-control-allow-origin': incoming.headers.origin ?? '*' };
    // A preflight is the browser's own question; faults are about what follows it.
    if (incoming.method === 'OPTIONS') return forward(incoming, outgoing, 'none');
    seen.push(line);
    const current = only.test(line) ? fault : 'none';
    if (current === 'server-error') return void outgoing.writeHead(500, cors).end('boom');
    if (current === 'html')
      return void outgoing
        .writeHead(200, { ...cors, 'content-type': 'text/html' })
        .end('<html><title>Masuk Wi-Fi</title></html>');
    if (current === 'redirect') return void outgoing.writeHead(302, { ...cors, location: 'http://127.0.0.1:9/' }).end();
    const refuse = (status: number, code: string, title: string) =>
      void outgoing
        .writeHead(status, { ...cors, 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ type: `urn:pantau-asn:problem:${code}`, title, status, code }));
    if (current === 'unauthorised') return refuse(401, 'unauthorised', 'Unknown token');
    if (current === 'unknown') return refuse(404, 'not-found', 'Not found');
    if (current === 'silence') return;
    forward(incoming, outgoing, current);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    setFault: (next, limit = /./) => {
      fault = next;
      only = limit;
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
