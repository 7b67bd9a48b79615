import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { expect, test } from 'vitest';
import { conform } from '../../tests/conformance/conform.ts';
import { createTestBackend } from './harness/create-test-backend.ts';

test('the conformance suite is green over HTTP, with every instance answering in turn', async () => {
  const backend = await createTestBackend();
  let turn = 0;
  const answer = (request: Request) => {
    const instance = backend.instances[turn++ % backend.instances.length];
    return instance ? instance.app.fetch(request) : new Response(null, { status: 500 });
  };
  const server = createServer(getRequestListener(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const { devices, invites } = backend.store;
    const codes = [await invites.create(1), await invites.create(1)].map(({ code }) => code);
    const order = {
      url: `http://127.0.0.1:${port}`,
      invites: codes,
      coordinator: (await devices.issueReaderToken('coordinator', null)).token,
      auditor: (await devices.issueReaderToken('auditor', null)).token,
    };
    const results = await conform(order, () => {});
    expect(results.length).toBeGreaterThan(20);
    expect(results.filter(({ outcome }) => outcome !== 'good')).toEqual([]);
    expect(turn).toBeGreaterThan(100);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await backend.close();
  }
});
