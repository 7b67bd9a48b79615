/** A time stamping authority of our own: `openssl ts` behind HTTP, with a root that it is verified against. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `another`: the answer to another request; `forged`: signed by a certificate that is not for time stamping. */
export type Behaviour = 'good' | 'down' | 'html' | 'another' | 'refuses' | 'tampered';

const CONFIG = `
[ca]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
[tsa_cert]
basicConstraints = CA:false
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

export interface TimeAuthority {
  /** As it is configured: under a name of this machine. */
  url: string;
  name: string;
  /** File of the root certificate. */
  root: string;
  requests: number;
  behave(behaviour: Behaviour): void;
  /** Runs `openssl ts -verify` on a response and the data that it is for. Resolves with what it prints; rejects where it does not hold. */
  verify(response: string, data: string): Promise<string>;
  stop(): Promise<void>;
}

/** Makes root, certificate and server. */
export async function startTimeAuthority(name = 'localhost'): Promise<TimeAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'pantau-tsa-'));
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await writeFile(join(folder, 'tsa.conf'), CONFIG);
  await writeFile(join(folder, 'serial'), '01\n');
  const key = ['-newkey', 'rsa:2048', '-nodes', '-sha256'];
  await openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Akar Waktu Contoh',
    '-days',
    '2',
  );
  await openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Waktu Contoh');
  const issue = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-sha256'];
  await openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    ...issue,
    '-extfile',
    'tsa.conf',
    '-extensions',
    'tsa_cert',
    '-out',
    'tsa.pem',
  );
  let behaviour: Behaviour = 'good';
  let first: Buffer | null = null;

  async function answer(query: Buffer): Promise<Buffer> {
    await writeFile(join(folder, 'query.tsq'), query);
    const signer = ['-signer', 'tsa.pem', '-inkey', 'tsa.key'];
    await openssl(
      'ts',
      '-reply',
      '-config',
      'tsa.conf',
      '-section',
      'tsa1',
      '-queryfile',
      'query.tsq',
      ...signer,
      '-out',
      'reply.tsr',
    );
    return (await run('cat', [join(folder, 'reply.tsr')], { encoding: 'buffer' })).stdout;
  }

  const authority = { requests: 0 };
  const server: Server = createServer(async (request, response) => {
    authority.requests++;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (behaviour === 'down') return void response.writeHead(503).end();
    if (behaviour === 'html')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Masuk Wi-Fi');
    // A request that `openssl` does not understand is refused in the proper form.
    const reply = await answer(behaviour === 'refuses' ? Buffer.from('3003020101', 'hex') : Buffer.concat(chunks));
    first ??= reply;
    const sent = Buffer.from(behaviour === 'another' ? first : reply);
    if (behaviour === 'tampered') sent[sent.length - 1] = (sent.at(-1) ?? 0) ^ 1;
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(authority, {
    url: `http://${name}:${port}/tsr`,
    name,
    root: join(folder, 'ca.pem'),
    behave: (next: Behaviour) => {
      behaviour = next;
    },
    verify: async (response: string, data: string) => {
      await writeFile(join(folder, 'kept.tsr'), Buffer.from(response, 'base64'));
      await writeFile(join(folder, 'data'), data);
      return (await openssl('ts', '-verify', '-data', 'data', '-in', 'kept.tsr', '-CAfile', 'ca.pem')).stdout;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  });
}
