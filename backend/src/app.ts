/** The HTTP application: routes, headers, errors, log. Opens nothing and listens nowhere, so tests call it in process. */
import { type Context, Hono } from 'hono';
import { readBearerToken } from './http/access.ts';
import { corsHeaders, isPreflight } from './http/cors.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { describeError, type Logger } from './log.ts';
import { createRoutes } from './routes/create-routes.ts';
import type { RouteDeps } from './routes/route-deps.ts';

export interface AppDeps extends RouteDeps {
  log: Logger;
}

type AppContext = Context<{ Variables: { route: string } }>;

/** Makes the application. */
export function createApp(deps: AppDeps) {
  const { store, log } = deps;
  const app = new Hono<{ Variables: { route: string } }>();

  app.use(async (context, next) => {
    const start = performance.now();
    await next();
    addSecurityHeaders(context.res.headers);
    for (const [name, value] of Object.entries(corsHeaders(context.req.raw))) context.res.headers.set(name, value);
    logRequest(log, context, start);
  });

  app.options('*', (context) =>
    isPreflight(context.req.raw) ? new Response(null, { status: 204 }) : problemResponse('not-found'),
  );

  for (const route of createRoutes(deps)) {
    app.on(route.method, toRouterPath(route.path), (context) => {
      context.set('route', route.path);
      const token = readBearerToken(context.req.raw);
      const findActor = async () => (token === null ? null : store.devices.findActor(token));
      return route.run(context.req.raw, context.req.param(), findActor);
    });
  }

  app.notFound(() => problemResponse('not-found'));
  app.onError((error, context) => {
    if (error instanceof ProblemError) return problemResponse(error.code, error.detail);
    if (context.req.raw.signal.aborted) return problemResponse('bad-request', 'The request ended early.');
    log.error({ route: context.get('route'), error: describeError(error) }, 'request failed');
    return problemResponse('internal');
  });
  return app;
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
