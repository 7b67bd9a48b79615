/** The OpenAPI 3.1 document, written from the table of routes and the contract's zod schemas. */
import * as api from '../../utils/contract/api.ts';
import { Capture } from '../../utils/contract/capture.ts';
import { Finding, FindingSubmission } from '../../utils/contract/finding.ts';
import { Recap } from '../../utils/contract/recap.ts';
import { Reference, StoredReference } from '../../utils/contract/reference.ts';
import { CaptureSubmission, Signature } from '../../utils/contract/signature.ts';
import * as z from '../../utils/contract/zod.ts';
import { PROBLEM_MEDIA_TYPE, PROBLEMS } from './http/problem.ts';
import { type AnswerDescription, problemsOf, type Route } from './http/route.ts';

/** Schemas that get a name of their own in the document. */
const NAMED = {
  AuditPage: api.AuditPage,
  Capture,
  CaptureSubmission,
  Delivery: api.Delivery,
  DeliveryReceipts: api.DeliveryReceipts,
  Enrolment: api.Enrolment,
  EnrolmentRequest: api.EnrolmentRequest,
  Finding,
  FindingPage: api.FindingPage,
  FindingSubmission,
  Handling: api.Handling,
  HandlingChange: api.HandlingChange,
  HandlingPage: api.HandlingPage,
  Health: api.Health,
  Problem: api.Problem,
  Recap,
  Receipt: api.Receipt,
  ReceiptKey: api.ReceiptKey,
  Signature,
  Timestamp: api.Timestamp,
  StoredCapture: api.StoredCapture,
  StoredFinding: api.StoredFinding,
  Reference,
  StoredReference,
  TimestampPage: api.TimestampPage,
  WitnessList: api.WitnessList,
};

type Json = Record<string, unknown>;

/** Describes the routes. Throws for a schema that has no name here. */
export function createOpenApi(routes: Route[], version: string): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const refer = (schema: z.core.$ZodType): Json => {
    const id = registry.get(schema)?.id;
    if (id === undefined) throw new Error('A route uses a schema that has no name in the OpenAPI document.');
    return { $ref: `#/components/schemas/${id}` };
  };
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: describeRoute(route, refer),
      ...(route.head ? { head: describeHead(route, route.head) } : {}),
    };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Pantau ASN report backend',
      version,
      description: 'Receives captures and findings of suspected neutrality violations from enrolled devices.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: describeSchemas(registry),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Of a device, a coordinator or an auditor.' },
      },
    },
  };
}

type Refer = (schema: z.core.$ZodType) => Json;

function describeRoute(route: Route, refer: Refer): Json {
  const content = ({ mediaType, schema }: { mediaType: string; schema: z.core.$ZodType | null }): Json => ({
    [mediaType]: schema === null ? {} : { schema: refer(schema) },
  });
  const { describe } = route.body;
  return {
    ...describeRequest(route, route.operationId, route.summary),
    ...(describe === null ? {} : { requestBody: { required: true, content: content(describe) } }),
    responses: {
      ...mapAnswers(route, ({ description, mediaType, schema }) => ({
        description,
        ...(mediaType === '' ? {} : { content: content({ mediaType, schema }) }),
      })),
      ...describeProblems(route, { [PROBLEM_MEDIA_TYPE]: { schema: refer(api.Problem) } }),
    },
  };
}

function describeHead(route: Route, head: { operationId: string; summary: string }): Json {
  return {
    ...describeRequest(route, head.operationId, head.summary),
    responses: { ...mapAnswers(route, ({ description }) => ({ description })), ...describeProblems(route, null) },
  };
}

function describeRequest(route: Route, operationId: string, summary: string): Json {
  const parameters = [
    ...describeParameters('path', route.pathSchema),
    ...describeParameters('query', route.querySchema),
  ];
  return {
    operationId,
    summary,
    security: route.access.name === 'anyone' ? [] : [{ token: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
  };
}

function describeParameters(place: 'path' | 'query', schema: z.ZodMiniType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function mapAnswers(route: Route, describe: (answer: AnswerDescription) => Json): Json {
  return Object.fromEntries(Object.entries(route.answers).map(([status, answer]) => [status, describe(answer)]));
}

/** One response per status; its description names the codes that it may carry. */
function describeProblems(route: Route, content: Json | null): Json {
  const responses: Record<string, Json> = {};
  for (const code of problemsOf(route)) {
    const { status, title } = PROBLEMS[code];
    const before = responses[status]?.description;
    const description = before === undefined ? `\`${code}\`: ${title}` : `${before} \`${code}\`: ${title}`;
    responses[status] = { description, ...(content === null ? {} : { content }) };
  }
  return responses;
}

/** Schemas under `components`, where `$id` and `$schema` do not belong: they would move what `$ref` refers to. */
function describeSchemas(registry: z.core.$ZodRegistry<{ id: string }>): Json {
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema]));
}
