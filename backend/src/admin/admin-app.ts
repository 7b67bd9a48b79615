/**
 * The administration as a small HTTP application of its own, on its own loopback port: it is never reachable through
 * whatever proxy stands before the public one. Its secret is in the data folder, so who may read that folder may use it.
 */
import { Hono } from 'hono';
import { readBearerToken } from '../http/access.ts';
import { jsonBody } from '../http/body.ts';
import { ProblemError, problemResponse } from '../http/problem.ts';
import { describeError, type Logger } from '../log.ts';
import { OperatorError } from '../operator-error.ts';
import { equalsInConstantTime } from '../secrets.ts';
import {
  type Admin,
  ErasureOrder,
  InviteOrder,
  PackageOrder,
  ReaderOrder,
  RecapOrder,
  RevocationOrder,
} from './admin.ts';

const MAX_ORDER_BYTES = 4_096;

/** Serves `admin` to whoever knows the secret. */
export function createAdminApp(admin: Admin, secret: string, log: Logger) {
  const app = new Hono();
  const inviteOrder = jsonBody(InviteOrder, MAX_ORDER_BYTES);
  const readerOrder = jsonBody(ReaderOrder, MAX_ORDER_BYTES);
  const erasureOrder = jsonBody(ErasureOrder, MAX_ORDER_BYTES);
  const packageOrder = jsonBody(PackageOrder, MAX_ORDER_BYTES);
  const recapOrder = jsonBody(RecapOrder, MAX_ORDER_BYTES);
  const revocationOrder = jsonBody(RevocationOrder, MAX_ORDER_BYTES);

  app.use(async (context, next) => {
    if (!equalsInConstantTime(readBearerToken(context.req.raw) ?? '', secret)) return problemResponse('unauthorised');
    await next();
  });
  app.post('/invites', async (context) =>
    Response.json(await admin.createInvite(await inviteOrder.read(context.req.raw))),
  );
  app.post('/readers', async (context) =>
    Response.json(await admin.issueReaderToken(await readerOrder.read(context.req.raw))),
  );
  app.post('/readers/list', async () => Response.json(await admin.listReaderTokens()));
  app.post('/revocations', async (context) =>
    Response.json(await admin.revoke(await revocationOrder.read(context.req.raw))),
  );
  app.post('/erasures', async (context) => Response.json(await admin.erase(await erasureOrder.read(context.req.raw))));
  app.post('/packages', async (context) => {
    const bytes = await admin.exportFinding(await packageOrder.read(context.req.raw));
    return new Response(bytes as ReadableStream<Uint8Array<ArrayBuffer>>);
  });
  app.post('/recap', async (context) => Response.json(await admin.recap(await recapOrder.read(context.req.raw))));
  app.notFound(() => problemResponse('not-found'));
  app.onError((error) => {
    if (error instanceof OperatorError) return problemResponse('bad-request', error.message);
    if (error instanceof ProblemError) return problemResponse(error.code, error.detail);
    log.error({ error: describeError(error) }, 'administration failed');
    return problemResponse('internal');
  });
  return app;
}
