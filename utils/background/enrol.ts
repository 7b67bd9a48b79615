/** Joins a network with an invite link. */
import { parseInvite } from '../contract/invite.ts';
import { MessageError } from '../messaging/reply.ts';
import { createUuid } from '../platform/ids.ts';
import type { KeyRepository } from '../storage/key-repository.ts';
import type { OutboxRepository } from '../storage/outbox-repository.ts';
import { DeliveryFailure, type ReportClient } from '../sync/report-client.ts';

/** The network's name. Throws `invite-invalid`, `backend-unreachable` or `backend-answer`. */
export async function enrol(
  link: string,
  outbox: OutboxRepository,
  keys: KeyRepository,
  client: ReportClient,
): Promise<string> {
  const invite = parseInvite(link);
  if (!invite) throw new MessageError('invite-invalid', 'Not an invite link.');
  try {
    // A new pseudonym and a new key for each network: two of them cannot find out that they share a volunteer.
    const answer = await client.enrol(invite.baseUrl, { invite: invite.code, deviceId: createUuid() });
    const { token, deviceId, network } = answer;
    if (await outbox.getDevice()) await keys.rotate();
    await outbox.saveDevice({ baseUrl: invite.baseUrl, token, deviceId, network });
    return network;
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error;
    if (error.problem === 'invite-invalid') throw new MessageError('invite-invalid', error.message);
    const unreachable = error.code === 'offline' || error.code === 'server-error';
    throw new MessageError(unreachable ? 'backend-unreachable' : 'backend-answer', error.message);
  }
}
