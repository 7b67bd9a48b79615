/** Where news go, from the configuration alone: nothing that a device or a coordinator sends can name an address. */
import { BlockList, isIP } from 'node:net';
import { OperatorError } from '../operator-error.ts';

export interface WebhookTarget {
  url: URL;
  secret: Buffer;
  /** Whether it may be on this machine or in a private network. */
  mayBePrivate: boolean;
}

/** Never a receiver: this host, metadata services of clouds, many at once. */
const NEVER = blockList(['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'], ['::/128', 'fe80::/10', 'ff00::/8']);
/** Only where the operator says so. */
const PRIVATE = blockList(
  ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '198.18.0.0/15'],
  ['::1/128', 'fc00::/7', '64:ff9b::/96'],
);

function blockList(ipv4: string[], ipv6: string[]): BlockList {
  const list = new BlockList();
  for (const [nets, family] of [
    [ipv4, 'ipv4'],
    [ipv6, 'ipv6'],
  ] as const)
    for (const net of nets) {
      const [address = '', bits] = net.split('/');
      list.addSubnet(address, Number(bits), family);
    }
  return list;
}

/** Whether news may go to this address. IPv4 addresses within IPv6 are judged as what they are. */
export function isAllowedAddress(address: string, mayBePrivate: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return isIP(address) !== 0 && !NEVER.check(address, family) && (mayBePrivate || !PRIVATE.check(address, family));
}

/** Throws an `OperatorError` for an address or a secret that will not do. */
export function readWebhookTarget(address: string, secret: string | undefined, mayBePrivate: boolean): WebhookTarget {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isProtected = url?.protocol === 'https:' || (url?.protocol === 'http:' && mayBePrivate);
  if (!url || !isProtected || url.username || url.hash)
    throw new OperatorError(
      'Configuration: PANTAU_WEBHOOK_URL must be https://…; http:// only with PANTAU_WEBHOOK_PRIVATE=yes.',
    );
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host, mayBePrivate))
    throw new OperatorError('Configuration: PANTAU_WEBHOOK_URL is an address that news are not sent to.');
  const key = /^whsec_([A-Za-z0-9+/]{32,128}={0,2})$/.exec(secret ?? '')?.[1];
  if (!key)
    throw new OperatorError(
      'Configuration: PANTAU_WEBHOOK_SECRET must be whsec_ and at least 24 bytes in base64: echo whsec_$(openssl rand -base64 32)',
    );
  return { url, secret: Buffer.from(key, 'base64'), mayBePrivate };
}
