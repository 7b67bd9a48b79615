/** The running backend: data folder, public listener, administration listener; started and stopped as one. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import packageJson from '../package.json' with { type: 'json' };
import { createAdmin } from './admin/admin.ts';
import { createAdminApp } from './admin/admin-app.ts';
import { removeRuntimeFile, writeRuntimeFile } from './admin/runtime-file.ts';
import { CALLER_RATE, createApp } from './app.ts';
import { scheduleCleanUp } from './clean-up.ts';
import { type Config, listeningUrl, loopbackUrl } from './config.ts';
import { startFollowUps } from './follow-ups.ts';
import { problemResponse } from './http/problem.ts';
import type { Logger } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openData } from './open-data.ts';
import { OperatorError } from './operator-error.ts';
import { createReceiptSigner } from './receipt-signer.ts';
import { createReferenceReader } from './reference-file.ts';
import { isReady } from './routes/service.ts';
import { createSecret } from './secrets.ts';

/** A command that works on the same folder needs a moment; another server stays. */
const LOCK_PATIENCE_MS = 2_000;

/** How long requests under way may take when the backend is told to stop. */
const STOP_PATIENCE_MS = 10_000;

export interface RunningServer {
  /** Where it listens, for this machine. */
  url: string;
  /** Ends the requests under way, closes the data folder. May be called once. */
  stop(): Promise<void>;
}

/** Starts the backend. Throws an `OperatorError` where the folder or the port is taken. */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const { dataFolder, host, network } = config;
  const data = await openData(config, LOCK_PATIENCE_MS);
  if (data === null) throw new OperatorError(`Another backend already uses the data folder ${dataFolder}.`);
  const listeners: Server[] = [];
  const endCleanUp = scheduleCleanUp(data.store, data.blobs, log);
  const endFollowUps = startFollowUps(config, data.store, log);
  const stop = async () => {
    endCleanUp();
    await removeRuntimeFile(dataFolder);
    await Promise.all([...listeners.map(closeListener), endFollowUps()]);
    await data.close();
  };
  try {
    const readReference = createReferenceReader(dataFolder);
    // A file that is not of the shape is said now, not at the first device's question.
    await readReference();
    const { store, blobs } = data;
    const receipts = createReceiptSigner(store.receiptKey);
    const { trustProxy } = config;
    const callerRate = config.rateLimits ? CALLER_RATE : null;
    const version = packageJson.version;
    const metrics = createMetrics(() => isReady(data));
    const deps = { store, blobs, receipts, readReference, network, version, log };
    const app = createApp({ ...deps, metrics, trustProxy, callerRate });
    const port = await listen(listeners, app.fetch, host, config.port);
    const url = listeningUrl(host, port);

    if (config.metricsPort !== null) await listen(listeners, createMetricsApp(metrics), host, config.metricsPort);

    const admin = createAdmin(store, blobs, config.baseUrl ?? loopbackUrl(host, port), readReference);
    const adminSecret = createSecret();
    const adminPort = await listen(listeners, createAdminApp(admin, adminSecret, log).fetch, '127.0.0.1', 0);
    await writeRuntimeFile(dataFolder, { url, adminUrl: `http://127.0.0.1:${adminPort}`, adminSecret });
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Metrics are on a port of their own, which no proxy needs to lead to. */
function createMetricsApp(metrics: Metrics): (request: Request) => Promise<Response> {
  return async (request) => {
    if (new URL(request.url).pathname !== '/metrics') return problemResponse('not-found');
    return new Response(await metrics.write(), { headers: { 'content-type': metrics.contentType } });
  };
}

/** Listens, remembers the listener in `listeners`, and says the port. */
async function listen(
  listeners: Server[],
  handle: (
    request: Request,
    server: { incoming: { socket: { remoteAddress?: string | undefined } } },
  ) => Promise<Response> | Response,
  host: string,
  port: number,
): Promise<number> {
  // What is no proper HTTP request never reaches the application; its answer is a problem document all the same.
  const errorHandler = () => problemResponse('bad-request');
  const server = createServer(
    getRequestListener((request, { incoming }) => handle(request, { incoming }), { errorHandler }),
  );
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new OperatorError(`Cannot listen on ${host}:${port} (${code}).`);
  }
  listeners.push(server);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function closeListener(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection whose last request ends from now on would be kept alive for some seconds more.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const impatience = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(impatience);
}
