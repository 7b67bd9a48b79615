/** What only the person who runs the backend may do. The same interface in this process and over the wire. */
import { formatInvite } from '../../../utils/contract/invite.ts';
import { Instant, Uuid } from '../../../utils/contract/primitives.ts';
import * as z from '../../../utils/contract/zod.ts';
import { normalizeBaseUrl } from '../config.ts';
import { OperatorError } from '../operator-error.ts';
import type { Store } from '../store/store.ts';

/** How long an invite lasts where nothing else is said. */
export const DEFAULT_INVITE_HOURS = 72;

/** `baseUrl`: address for the link; null for the one that the backend is known under. `hours`: 1 to 8760. */
export const InviteOrder = z.object({
  baseUrl: z.nullable(z.string()),
  hours: z.int().check(z.minimum(1), z.maximum(8760)),
});
export const IssuedInvite = z.object({ link: z.string(), expiresAt: Instant });
export const IssuedToken = z.object({ token: z.string() });
export const RevocationOrder = z.object({ deviceId: Uuid });
/** `revoked` is false where there is no such device. */
export const Revocation = z.object({ revoked: z.boolean() });

/** Every method throws an `OperatorError` where the order cannot be carried out. */
export interface Admin {
  createInvite(order: z.infer<typeof InviteOrder>): Promise<z.infer<typeof IssuedInvite>>;
  /** The token is shown this once. */
  issueCoordinatorToken(): Promise<z.infer<typeof IssuedToken>>;
  revokeDevice(order: z.infer<typeof RevocationOrder>): Promise<z.infer<typeof Revocation>>;
}

/** Administration of an open store. `ownUrl` is the address for links; null where none is known. */
export function createAdmin(store: Store, ownUrl: string | null): Admin {
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
    issueCoordinatorToken: async () => ({ token: await store.devices.issueCoordinatorToken() }),
    revokeDevice: async ({ deviceId }) => ({ revoked: await store.devices.revoke(deviceId) }),
  };
}
