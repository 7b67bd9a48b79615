/**
 * One signed request, in the form of Standard Webhooks (https://www.standardwebhooks.com): `webhook-id` stays the same when
 * it is repeated, `webhook-timestamp` is when it was sent, `webhook-signature` is HMAC-SHA256 over both and the body. Who
 * receives it refuses timestamps more than five minutes off and ids that were there before.
 */
import { createHmac } from 'node:crypto';
import { type LookupAddress, lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isAllowedAddress, type WebhookTarget } from './webhook-target.ts';

const TIMEOUT_MS = 15_000;

/** `v1,` and the signature in base64. */
export function signWebhook(secret: Buffer, id: string, timestamp: number, body: string): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/**
 * Sends and resolves with the status. Redirects are not followed and the answer's body is not read: whatever the address
 * turns out to be, nothing of it is learnt. Rejects where there is no answer, or the name leads where news do not go.
 */
export function sendWebhook(target: WebhookTarget, id: string, body: string, signal: AbortSignal): Promise<number> {
  const { url, secret, mayBePrivate } = target;
  const timestamp = Math.floor(Date.now() / 1000);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'pantau-asn',
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': signWebhook(secret, id, timestamp, body),
        },
        lookup: guardedLookup(mayBePrivate),
        agent: false,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      },
      (response) => {
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Judges the very addresses that are connected to: a name that is looked up twice may lead elsewhere the second time. */
function guardedLookup(mayBePrivate: boolean): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? [];
      if (error) return callback(error, '');
      if (!first || found.some(({ address }) => !isAllowedAddress(address, mayBePrivate)))
        return callback(new Error('The name leads to an address that news are not sent to.'), '');
      return options.all ? callback(null, found) : callback(null, first.address, first.family);
    });
}
