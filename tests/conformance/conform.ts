/** Runs every check against a backend at any address. */
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { Enrolment } from '../../utils/contract/api.ts';
import type { CallOptions, Context, Device } from './check.ts';
import { ACCESS_CHECKS } from './checks/access.ts';
import { RECORD_CHECKS } from './checks/records.ts';
import { SERVICE_CHECKS } from './checks/service.ts';
import { UPLOAD_CHECKS } from './checks/uploads.ts';

export interface ConformanceOrder {
  url: string;
  /** Codes of invites, for one device or two. They are used up. */
  invites: readonly string[];
  coordinator: string | null;
  auditor: string | null;
}

export interface CheckResult {
  name: string;
  outcome: 'good' | 'bad' | 'skipped';
  /** Why it is bad. */
  detail: string | null;
}

const TIMEOUT_MS = 30_000;

/** Enrols, then runs the checks one after the other. Throws where it cannot even begin. Leaves what it sent. */
export async function conform(
  order: ConformanceOrder,
  onResult: (result: CheckResult) => void,
): Promise<CheckResult[]> {
  const context = await prepare(order);
  const results: CheckResult[] = [];
  for (const { name, run } of [...SERVICE_CHECKS, ...UPLOAD_CHECKS, ...RECORD_CHECKS, ...ACCESS_CHECKS]) {
    const result: CheckResult = { name, outcome: 'good', detail: null };
    try {
      if ((await run(context)) === 'skip') result.outcome = 'skipped';
    } catch (error) {
      result.outcome = 'bad';
      result.detail = error instanceof Error ? error.message : String(error);
    }
    results.push(result);
    onResult(result);
  }
  return results;
}

async function prepare({ url, invites, coordinator, auditor }: ConformanceOrder): Promise<Context> {
  const call = (method: string, path: string, { token = null, json, body, headers }: CallOptions = {}) =>
    fetch(url + path, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined && typeof body !== 'string' ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  const [first, second] = invites;
  assert.ok(first, 'An invite is needed.');
  const own = await enrol(call, first);
  const stranger = second === undefined ? null : (await enrol(call, second)).device;
  return { url, call, owner: own.device, stranger, coordinator, auditor, receiptKey: own.receiptKey };
}

/** Twice, as after a lost answer: until a token was used, the same device gets another one. */
async function enrol(call: Context['call'], invite: string) {
  const deviceId = randomUUID();
  const ask = async () => call('POST', '/v1/enrolments', { json: { invite, deviceId } });
  await ask();
  const response = await ask();
  assert.equal(response.status, 201, 'The invite is not accepted.');
  const { token, receiptKey } = Enrolment.parse(await response.json());
  const device: Device = { id: deviceId, token };
  const other = await call('POST', '/v1/enrolments', { json: { invite, deviceId: randomUUID() } });
  assert.equal(other.status, 410, 'An invite is for one device.');
  return { device, receiptKey };
}
