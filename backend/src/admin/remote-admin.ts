/** The administration of a backend that runs in another process of this machine. */
import { Problem } from '../../../utils/contract/api.ts';
import type * as z from '../../../utils/contract/zod.ts';
import { OperatorError } from '../operator-error.ts';
import { type Admin, Erased, IssuedInvite, IssuedToken, ReaderTokens, Revocation } from './admin.ts';
import type { RuntimeFile } from './runtime-file.ts';

/** Talks to the process that wrote the runtime file. Methods reject with a `TypeError` where nobody listens there. */
export function createRemoteAdmin({ adminUrl, adminSecret }: RuntimeFile): Admin {
  async function send<Answer extends z.ZodMiniType>(
    path: string,
    order: unknown,
    answer: Answer,
  ): Promise<z.output<Answer>> {
    const response = await fetch(adminUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminSecret}`, 'content-type': 'application/json' },
      body: JSON.stringify(order),
      signal: AbortSignal.timeout(10_000),
    });
    const body: unknown = await response.json();
    if (!response.ok) {
      const problem = Problem.safeParse(body).data;
      throw new OperatorError(problem?.detail ?? problem?.title ?? `The backend answered ${response.status}.`);
    }
    return answer.parse(body);
  }

  return {
    createInvite: (order) => send('/invites', order, IssuedInvite),
    issueReaderToken: (order) => send('/readers', order, IssuedToken),
    listReaderTokens: () => send('/readers/list', {}, ReaderTokens),
    revoke: (order) => send('/revocations', order, Revocation),
    erase: (order) => send('/erasures', order, Erased),
  };
}
