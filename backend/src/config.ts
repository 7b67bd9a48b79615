/** Configuration from environment variables, checked once at start. Reads nothing else and opens nothing. */
import { resolve } from 'node:path';
import { formatInvite, parseInvite } from '../../utils/contract/invite.ts';
import * as z from '../../utils/contract/zod.ts';
import { OperatorError } from './operator-error.ts';
import { type Authority, readAuthorities } from './timestamps/authorities.ts';
import { readWebhookTarget, type WebhookTarget } from './webhooks/webhook-target.ts';

const LogLevel = z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']);

const YesNo = z.enum(['yes', 'no']);

const Port = z.string().check(
  z.regex(/^\d{1,5}$/, 'must be a port number'),
  z.refine((value) => Number(value) <= 65_535, 'must be at most 65535'),
);

const Environment = z.object({
  PANTAU_DATA: z._default(z.string().check(z.minLength(1, 'must be a folder')), '.data/backend'),
  PANTAU_HOST: z._default(z.string().check(z.regex(/^[^\s/]+$/, 'must be a host name or an address')), '127.0.0.1'),
  PANTAU_PORT: z._default(Port, '8787'),
  PANTAU_METRICS_PORT: z.optional(Port),
  PANTAU_BASE_URL: z.optional(
    z
      .string()
      .check(
        z.refine(
          (value) => normalizeBaseUrl(value) !== null,
          'must be https://…, or http:// on this machine; no query, no user name, no fragment',
        ),
      ),
  ),
  PANTAU_NETWORK: z._default(
    z.string().check(z.minLength(1, 'must not be empty'), z.maxLength(200, 'must be at most 200 characters')),
    'Pantau ASN',
  ),
  PANTAU_LOG: z._default(LogLevel, 'info'),
  PANTAU_TRUST_PROXY: z._default(YesNo, 'no'),
  PANTAU_RATE_LIMITS: z._default(YesNo, 'yes'),
  PANTAU_TSA: z._default(z.string(), ''),
  PANTAU_WEBHOOK_URL: z.optional(z.string()),
  PANTAU_WEBHOOK_SECRET: z.optional(z.string()),
  PANTAU_WEBHOOK_PRIVATE: z._default(YesNo, 'no'),
  DATABASE_URL: z.optional(
    z.string().check(z.regex(/^postgres(ql)?:\/\/\S+$/, 'must be postgres://user:password@host:port/database')),
  ),
  S3_ENDPOINT: z.optional(
    z.string().check(z.regex(/^https?:\/\/[^\s/?#@]+\/?$/, 'must be https://host or http://host, without a path')),
  ),
  S3_BUCKET: z.optional(
    z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')),
  ),
  S3_REGION: z._default(z.string().check(z.minLength(1, 'must not be empty')), 'us-east-1'),
  S3_ACCESS_KEY_ID: z.optional(z.string()),
  S3_SECRET_ACCESS_KEY: z.optional(z.string()),
});

/** An S3-compatible store; buckets are addressed by path, which every one of them understands. */
export interface S3Config {
  /** Without trailing slash. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface Config {
  /** Absolute path of this instance's own folder: lock, and whatever is not kept elsewhere (database, blobs). */
  dataFolder: string;
  /** A PostgreSQL server; null for the embedded database in the data folder. */
  databaseUrl: string | null;
  /** Where evidence files are kept; null for the data folder. */
  s3: S3Config | null;
  host: string;
  /** 0 lets the system pick a free port. */
  port: number;
  /** Port of the metrics, on the same address; null for none. */
  metricsPort: number | null;
  /** Address under which devices reach the backend, without trailing slash; null when it is not set. */
  baseUrl: string | null;
  /** Name of the network as people know it. */
  network: string;
  logLevel: z.infer<typeof LogLevel>;
  /** Whether a proxy of ours says in `X-Forwarded-For` where a request came from. */
  trustProxy: boolean;
  /** Whether one device or reader may only ask so often. */
  rateLimits: boolean;
  /** Whom captures are shown to (as hashes) for a trusted time. */
  authorities: Authority[];
  /** Who is told of findings and their handlings; null for nobody. */
  webhook: WebhookTarget | null;
}

/**
 * Reads the configuration. An empty variable counts as unset.
 * Throws an `OperatorError` that names every variable that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new OperatorError(`Configuration: ${problems.join('; ')}`);
  }
  const { PANTAU_DATA, PANTAU_HOST, PANTAU_PORT, PANTAU_BASE_URL, PANTAU_NETWORK, PANTAU_LOG } = parsed.data;
  return {
    dataFolder: resolve(PANTAU_DATA),
    databaseUrl: parsed.data.DATABASE_URL ?? null,
    s3: readS3(parsed.data),
    host: PANTAU_HOST,
    port: Number(PANTAU_PORT),
    metricsPort: parsed.data.PANTAU_METRICS_PORT === undefined ? null : Number(parsed.data.PANTAU_METRICS_PORT),
    baseUrl: PANTAU_BASE_URL === undefined ? null : normalizeBaseUrl(PANTAU_BASE_URL),
    network: PANTAU_NETWORK,
    logLevel: PANTAU_LOG,
    trustProxy: parsed.data.PANTAU_TRUST_PROXY === 'yes',
    rateLimits: parsed.data.PANTAU_RATE_LIMITS === 'yes',
    authorities: readAuthorities(parsed.data.PANTAU_TSA),
    webhook: readWebhook(parsed.data),
  };
}

function readWebhook(environment: z.infer<typeof Environment>): WebhookTarget | null {
  const { PANTAU_WEBHOOK_URL, PANTAU_WEBHOOK_SECRET, PANTAU_WEBHOOK_PRIVATE } = environment;
  if (PANTAU_WEBHOOK_URL === undefined) return null;
  return readWebhookTarget(PANTAU_WEBHOOK_URL, PANTAU_WEBHOOK_SECRET, PANTAU_WEBHOOK_PRIVATE === 'yes');
}

function readS3(environment: z.infer<typeof Environment>): S3Config | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = environment;
  const given = { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(given).length) return null;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new OperatorError(`Configuration: for S3, ${missing.join(', ')} must be set as well`);
  }
  return {
    endpoint: S3_ENDPOINT.replace(/\/$/, ''),
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}

/**
 * The address as it stands in invite links, without trailing slashes; null where devices would not accept such a link:
 * the rule is the extension's own.
 */
export function normalizeBaseUrl(value: string): string | null {
  const baseUrl = value.replace(/\/+$/, '');
  return parseInvite(formatInvite({ baseUrl, code: 'x'.repeat(43) }))?.baseUrl ?? null;
}

/** The address of a host on this machine; null for one that others reach, which needs an address of its own. */
export function loopbackUrl(host: string, port: number): string | null {
  return normalizeBaseUrl(listeningUrl(host, port));
}

/** `http://host:port`. */
export function listeningUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
