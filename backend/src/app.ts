/** The HTTP application: routes, headers, errors, log. Opens nothing and listens nowhere, so tests call it in process. */
import { type Context, Hono } from 'hono';
import { readBasicPassword, readBearerToken } from './http/access.ts';
import { corsHeaders, isPreflight } from './http/cors.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { createRateLimit, type Rate } from './http/rate-limits.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { describeError, type Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { createRoutes } from './routes/create-routes.ts';
import type { RouteDeps } from './routes/route-deps.ts';

export interface AppDeps extends RouteDeps {
  log: Logger;
  metrics?: Metrics;
  /** Requests of one device or reader; null for no limit. */
  callerRate?: Rate | null;
  /** Whether a proxy of ours stands before us, whose `X-Forwarded-For` says where a request came from. */
  trustProxy?: boolean;
}

/** A device sends two requests or three for a finding: a thousand findings at once, and fifty requests a second after that. */
export const CALLER_RATE: Rate = { burst: 3_000, perSecond: 50 };

/** Refusals of one address: many volunteers may share it, so only what is refused anyway counts. */
const REFUSAL_RATE: Rate = { burst: 60, perSecond: 0.5 };

/** Methods of requests that ask. */
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

interface Environment {
  Variables: { route: string; isPage: boolean };
  /** What the server of Node gives; absent where a test calls in process. */
  Bindings: { incoming?: AsyncIterable<Uint8Array> & { socket: { remoteAddress?: string | undefined } } };
}

type AppContext = Context<Environment>;

/** Makes the application. */
export function createApp(deps: AppDeps) {
  const { store, log, metrics, callerRate = CALLER_RATE, trustProxy = false } = deps;
  const app = new Hono<Environment>();
  const calls = callerRate === null ? null : createRateLimit(callerRate, () => performance.now());
  const refusals = createRateLimit(REFUSAL_RATE, () => performance.now());

  /** A refusal, or 429 where an address collects too many of them. Valid tokens are never held up by it. */
  function refuse(context: AppContext, error: ProblemError): Response {
    const isGuess = error.code === 'unauthorised' || error.code === 'invite-invalid';
    const wait = isGuess ? refusals.take(addressOf(context, trustProxy)) : null;
    if (wait !== null) return problemResponse('rate-limited', undefined, wait);
    const response = problemResponse(error.code, error.detail, error.retryAfter);
    if (error.code === 'unauthorised' && context.get('isPage'))
      response.headers.set('www-authenticate', 'Basic realm="Pantau ASN", charset="UTF-8"');
    return response;
  }

  app.use(async (context, next) => {
    const start = performance.now();
    const wasAnswered = READS.has(context.req.method) ? null : store.expectWrite();
    await next().finally(() => wasAnswered?.());
    addSecurityHeaders(context.res.headers);
    for (const [name, value] of Object.entries(corsHeaders(context.req.raw))) context.res.headers.set(name, value);
    logRequest(log, context, start);
    metrics?.observe({
      method: context.req.method,
      route: context.get('route') ?? '(none)',
      status: context.res.status,
      seconds: (performance.now() - start) / 1000,
    });
  });

  app.options('*', (context) =>
    isPreflight(context.req.raw) ? new Response(null, { status: 204 }) : problemResponse('not-found'),
  );

  for (const route of createRoutes(deps)) {
    app.on(route.method, toRouterPath(route.path), (context) => {
      context.set('route', route.path);
      context.set('isPage', route.page ?? false);
      return route.run(context.req.raw, context.req.param(), {
        findActor: async () => {
          const { raw } = context.req;
          const token = readBearerToken(raw) ?? (route.page ? readBasicPassword(raw) : null);
          const actor = token === null ? null : await store.devices.findActor(token);
          if (actor === null) return null;
          const wait = calls?.take(actor.role === 'device' ? actor.deviceId : actor.tokenId) ?? null;
          if (wait !== null) throw new ProblemError('rate-limited', undefined, wait);
          return actor;
        },
        audit: store.audit.add,
        connection: () => context.env?.incoming ?? context.req.raw.body ?? new Blob().stream(),
      });
    });
  }

  app.notFound(() => problemResponse('not-found'));
  app.onError((error, context) => {
    if (error instanceof ProblemError) return refuse(context, error);
    if (context.req.raw.signal.aborted) return problemResponse('bad-request', 'The request ended early.');
    log.error({ route: context.get('route'), error: describeError(error) }, 'request failed');
    return problemResponse('internal');
  });
  return app;
}

function addressOf(context: AppContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || (context.env?.incoming?.socket.remoteAddress ?? 'unknown');
}

/** Writes what happened without saying who, where from or to what: the route's template, never the address. */
function logRequest(log: Logger, context: AppContext, start: number): void {
  const { method } = context.req;
  const route: string | undefined = context.get('route');
  const ms = Math.round(performance.now() - start);
  log.info({ method, route: route ?? '(none)', status: context.res.status, ms }, 'request');
}

/** `/v1/captures/{id}` as the router writes it: `/v1/captures/:id`. */
function toRouterPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
