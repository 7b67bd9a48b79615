/** What only the person who runs the backend may do. The same interface in this process and over the wire. */
import { formatInvite } from '../../../utils/contract/invite.ts';
import { Instant, Uuid } from '../../../utils/contract/primitives.ts';
import * as z from '../../../utils/contract/zod.ts';
import { POPULATIONS } from '../../../utils/domain/recap.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { BlobStore } from '../blobs/blob-store.ts';
import { cleanUp } from '../clean-up.ts';
import { normalizeBaseUrl } from '../config.ts';
import { OperatorError } from '../operator-error.ts';
import { createFindingPackage } from '../packages/finding-package.ts';
import { createNetworkRecap } from '../recap/network-recap.ts';
import { writeRecapCsv } from '../recap/recap-words.ts';
import { createReceiptSigner } from '../receipt-signer.ts';
import type { ReadReference } from '../reference-file.ts';
import { readReferenceNames } from '../reference-names.ts';
import type { Store } from '../store/store.ts';

/** How long an invite lasts where nothing else is said. */
export const DEFAULT_INVITE_HOURS = 72;

/** `baseUrl`: address for the link; null for the one that the backend is known under. `hours`: 1 to 8760. */
export const InviteOrder = z.object({
  baseUrl: z.nullable(z.string()),
  hours: z.int().check(z.minimum(1), z.maximum(8760)),
});
export const IssuedInvite = z.object({ link: z.string(), expiresAt: Instant });
/** A token that reads everything: a coordinator's also changes, an auditor's also reads who read what. */
export const ReaderOrder = z.object({
  role: z.enum(['coordinator', 'auditor']),
  /** Whose it is, for the list. */
  label: z.nullable(z.string().check(z.minLength(1), z.maxLength(100))),
});
export const IssuedToken = z.object({ token: z.string(), id: Uuid });
export const ReaderTokens = z.object({
  tokens: z.array(
    z.object({
      id: Uuid,
      role: ReaderOrder.shape.role,
      label: z.nullable(z.string()),
      issuedAt: Instant,
      revokedAt: z.nullable(Instant),
    }),
  ),
});
/** The id of a device, or of a coordinator's or auditor's token. */
export const RevocationOrder = z.object({ id: Uuid });
/** What was revoked; null where nothing has this id. */
export const Revocation = z.object({ revoked: z.nullable(z.enum(['device', 'token'])) });

/** What to erase: one finding, all of a device, or all that has been closed for so many days. */
export const ErasureOrder = z.object({
  what: z.union([
    z.object({ finding: Uuid }),
    z.object({ device: Uuid }),
    z.object({ closedForDays: z.int().check(z.minimum(1), z.maximum(36_500)) }),
  ]),
  dryRun: z.boolean(),
});
/** What to write as a package. */
export const PackageOrder = z.object({ finding: Uuid });
/** Which findings are counted, and for whom. */
export const RecapOrder = z.object({ population: z.enum(POPULATIONS), audience: z.enum(['inside', 'outside']) });
export const RecapText = z.object({ csv: z.string() });
export const Erased = z.object({ findings: z.array(Uuid), captures: z.array(Uuid), files: z.int() });

/** Every method throws an `OperatorError` where the order cannot be carried out. */
export interface Admin {
  createInvite(order: z.infer<typeof InviteOrder>): Promise<z.infer<typeof IssuedInvite>>;
  /** The token is shown this once. */
  issueReaderToken(order: z.infer<typeof ReaderOrder>): Promise<z.infer<typeof IssuedToken>>;
  listReaderTokens(): Promise<z.infer<typeof ReaderTokens>>;
  revoke(order: z.infer<typeof RevocationOrder>): Promise<z.infer<typeof Revocation>>;
  /** Erases for good, or says what would go. `files` counts those whose bytes are gone when it resolves. */
  erase(order: z.infer<typeof ErasureOrder>): Promise<z.infer<typeof Erased>>;
  /** A finding as a package; that it was looked at is written down. */
  exportFinding(order: z.infer<typeof PackageOrder>): Promise<ReadableStream<Uint8Array>>;
  recap(order: z.infer<typeof RecapOrder>): Promise<z.infer<typeof RecapText>>;
}

/** In the log of reads: whoever runs the backend, on its own machine. */
const OPERATOR = { role: 'operator', tokenId: '00000000-0000-4000-8000-000000000000' } as const;

/** Administration of an open store. `ownUrl` is the address for links; null where none is known. */
export function createAdmin(
  store: Store,
  blobs: BlobStore,
  ownUrl: string | null,
  readReference: ReadReference,
): Admin {
  return {
    async createInvite({ baseUrl, hours }) {
      const address = baseUrl ?? ownUrl;
      if (address === null) {
        throw new OperatorError('Say under which address devices reach the backend: --base-url or PANTAU_BASE_URL.');
      }
      const normalized = normalizeBaseUrl(address);
      if (normalized === null) {
        throw new OperatorError('The address for invites must be https://…, or http:// on this machine.');
      }
      const { code, expiresAt } = await store.invites.create(hours);
      return { link: formatInvite({ baseUrl: normalized, code }), expiresAt: expiresAt.toISOString() };
    },
    issueReaderToken: async ({ role, label }) => {
      const { token, tokenId } = await store.devices.issueReaderToken(role, label);
      return { token, id: tokenId };
    },
    listReaderTokens: async () => ({
      tokens: (await store.devices.listReaderTokens()).map(({ tokenId, role, label, issuedAt, revokedAt }) => ({
        id: tokenId,
        role,
        label,
        issuedAt: issuedAt.toISOString(),
        revokedAt: revokedAt?.toISOString() ?? null,
      })),
    }),
    revoke: async ({ id }) => {
      if (await store.devices.revoke(id)) return { revoked: 'device' };
      return { revoked: (await store.devices.revokeReaderToken(id)) ? 'token' : null };
    },
    erase: async ({ what, dryRun }) => {
      const erased = await store.erasures.erase(await findErasable(store, what), dryRun);
      // What an erasure leaves without a capture is due at once; nothing else is as old as that.
      const { blobs: files } = dryRun ? { blobs: 0 } : await cleanUp(store, blobs, new Date(1));
      return { ...erased, files };
    },
    exportFinding: async ({ finding }) => {
      await store.audit.add(OPERATOR, 'exportFinding', finding);
      const deps = { store, blobs, receipts: createReceiptSigner(store.receiptKey), version: packageJson.version };
      const outcome = await createFindingPackage(deps, finding, new Date());
      if (outcome === 'not-found') throw new OperatorError('There is no such finding.');
      if (outcome === 'unsigned') throw new OperatorError('A capture of it came before there were signatures.');
      return outcome.bytes;
    },
    recap: async ({ population, audience }) => ({
      csv: writeRecapCsv(
        await createNetworkRecap(store, population, audience === 'outside'),
        'id',
        await readReferenceNames(readReference),
      ),
    }),
  };
}

async function findErasable(store: Store, what: z.infer<typeof ErasureOrder>['what']): Promise<string[]> {
  if ('finding' in what) return [what.finding];
  return 'device' in what ? store.erasures.ofDevice(what.device) : store.erasures.expired(what.closedForDays);
}
