/**
 * A route: its description and its handler in one place. From the same entry the router registers it, the request is
 * checked (access, path, query, body) and the OpenAPI document is written.
 */
import type { ProblemCode } from '../../../utils/contract/api.ts';
import type * as z from '../../../utils/contract/zod.ts';
import type { Actor, Reader } from '../store/devices.ts';
import type { Access } from './access.ts';
import { type BodyReader, describeIssues } from './body.ts';
import { ProblemError } from './problem.ts';

/** Rules under which somebody may see what is not theirs. */
const AUDITED: ReadonlySet<Access<unknown>['name']> = new Set(['reader', 'overseer']);

/** What a route answers when it says yes. */
export interface AnswerDescription {
  description: string;
  mediaType: string;
  schema: z.core.$ZodType | null;
}

export interface RouteDescription {
  operationId: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** With parameters in braces, as OpenAPI writes it: `/v1/captures/{id}`. */
  path: string;
  summary: string;
  answers: Record<number, AnswerDescription>;
  /** Codes of its own; those that follow from access, path, query and body are added by `problemsOf`. */
  problems: ProblemCode[];
  /** For a browser that a person drives: it is asked for the token as a password. */
  page?: boolean;
  /** Set where `HEAD` is part of the contract; the handler is called for it too and must then send no body. */
  head?: { operationId: string; summary: string };
}

interface RouteRules<Path extends z.ZodMiniType, Query extends z.ZodMiniType, Body, Who> {
  access: Access<Who>;
  pathSchema: Path;
  querySchema: Query;
  body: BodyReader<Body>;
}

export interface RouteInput<Path, Query, Body, Who> {
  request: Request;
  path: Path;
  query: Query;
  body: Body;
  who: Who;
}

/** A route as router and OpenAPI document see it. */
export interface Route extends RouteDescription {
  access: Access<unknown>;
  pathSchema: z.ZodMiniType;
  querySchema: z.ZodMiniType;
  body: BodyReader<unknown>;
  /** Admits, checks and handles, in this order: who may not call learns nothing about what they sent. */
  run(request: Request, path: Record<string, string>, caller: Caller): Promise<Response>;
}

/** Who calls, for a route that asks. */
export interface Caller {
  /** Null without a valid token. Throws `rate-limited`. */
  findActor(): Promise<Actor | null>;
  /** Writes down that somebody looked at what is not theirs. */
  audit(reader: Reader, operationId: string, object: string | null): Promise<void>;
  /** The body as it comes in. */
  connection(): AsyncIterable<Uint8Array>;
}

/** Makes a route of its description, its rules and its handler. The handler throws `ProblemError` to say no. */
export function defineRoute<Path extends z.ZodMiniType, Query extends z.ZodMiniType, Body, Who>(
  spec: RouteDescription & RouteRules<Path, Query, Body, Who>,
  handle: (input: RouteInput<z.output<Path>, z.output<Query>, Body, Who>) => Promise<Response>,
): Route {
  return {
    ...spec,
    async run(request, pathTexts, caller) {
      const actor = spec.access.name === 'anyone' ? null : await caller.findActor();
      const who = spec.access.admit(actor);
      const path = check(spec.pathSchema, pathTexts, 'path');
      const query = check(spec.querySchema, Object.fromEntries(new URL(request.url).searchParams), 'query');
      const body = await spec.body.read(request, caller.connection);
      // Before the answer goes out, and for every route that lets anyone see others' records: none can be forgotten.
      if (AUDITED.has(spec.access.name) && actor !== null && actor.role !== 'device')
        await caller.audit(actor, spec.operationId, Object.values(pathTexts)[0] ?? null);
      return handle({ request, path, query, body, who });
    },
  };
}

/** Every code that a route may answer. */
export function problemsOf(route: Route): ProblemCode[] {
  const codes = new Set<ProblemCode>(route.problems);
  if (route.access.name !== 'anyone') codes.add('unauthorised');
  if (!['anyone', 'reader'].includes(route.access.name)) codes.add('forbidden');
  codes.add('rate-limited');
  if (route.path.includes('{') || route.body.describe !== null) codes.add('bad-request');
  if (route.body.describe !== null) codes.add('too-large');
  if (route.body.describe?.mediaType === 'application/json') codes.add('digest-mismatch');
  codes.add('internal');
  return [...codes];
}

/** Describes a JSON answer of a schema. */
export function jsonAnswer(description: string, schema: z.core.$ZodType): AnswerDescription {
  return { description, mediaType: 'application/json', schema };
}

/** A JSON response of text that is JSON already. */
export function jsonTextResponse(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}

function check<Schema extends z.ZodMiniType>(schema: Schema, value: unknown, part: string): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ProblemError('bad-request', `In the ${part}: ${describeIssues(parsed.error)}`);
  return parsed.data;
}
