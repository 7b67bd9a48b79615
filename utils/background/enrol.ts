/** Joins a network with an invite link. */
import type { Enrolment } from '../contract/api.ts';
import { type Invite, parseInvite } from '../contract/invite.ts';
import { MessageError } from '../messaging/reply.ts';
import { createUuid } from '../platform/ids.ts';
import type { DeviceSettings } from '../storage/database.ts';
import type { KeyRepository } from '../storage/key-repository.ts';
import type { OutboxRepository } from '../storage/outbox-repository.ts';
import { DeliveryFailure, type ReportClient } from '../sync/report-client.ts';

/**
 * The network's name. `only` is the one backend that the organisation allows; null for any.
 * Throws `invite-invalid`, `managed`, `backend-unreachable` or `backend-answer`.
 */
export async function enrol(
  link: string,
  outbox: OutboxRepository,
  keys: KeyRepository,
  client: ReportClient,
  only: string | null = null,
): Promise<string> {
  const before = await outbox.getDevice();
  const invite = parseInvite(link, only ?? before?.baseUrl ?? null);
  if (!invite) throw new MessageError('invite-invalid', 'Not an invite link.');
  if (only !== null && invite.baseUrl !== only) throw new MessageError('managed', `Only ${only} may be joined.`);
  try {
    const { token, deviceId, network, receiptKey } = await join(invite, before, client);
    // With a new pseudonym a new key: it would show that they are the same.
    if (before && before.deviceId !== deviceId) await keys.rotate();
    await outbox.saveDevice({ baseUrl: invite.baseUrl, token, deviceId, network, receiptKey });
    return network;
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error;
    if (error.problem === 'invite-invalid') throw new MessageError('invite-invalid', error.message);
    const unreachable = error.code === 'offline' || error.code === 'server-error';
    throw new MessageError(unreachable ? 'backend-unreachable' : 'backend-answer', error.message);
  }
}

/**
 * Under the same pseudonym where the device was in this network before, so that what it had half sent can be finished;
 * under a new one for each other network: two of them cannot find out that they share a volunteer.
 */
async function join(invite: Invite, before: DeviceSettings | null, client: ReportClient): Promise<Enrolment> {
  const anew = { invite: invite.code, deviceId: createUuid() };
  if (before?.baseUrl !== invite.baseUrl) return client.enrol(invite.baseUrl, anew);
  try {
    const again = { invite: invite.code, deviceId: before.deviceId, previousToken: before.token };
    return await client.enrol(invite.baseUrl, again);
  } catch (error) {
    // The backend there does not know this device any more: another one, or an older state of it.
    if (error instanceof DeliveryFailure && error.problem === 'conflict') return client.enrol(invite.baseUrl, anew);
    throw error;
  }
}
