/** The administration of a backend that runs in another process of this machine. */
import { Problem } from '../../../utils/contract/api.ts';
import type * as z from '../../../utils/contract/zod.ts';
import { OperatorError } from '../operator-error.ts';
import { type Admin, Erased, IssuedInvite, IssuedToken, ReaderTokens, RecapText, Revocation } from './admin.ts';
import type { RuntimeFile } from './runtime-file.ts';

/** For what reads all that there is, in milliseconds. */
const LONG_MS = 30 * 60_000;

/** Talks to the process that wrote the runtime file. Methods reject with a `TypeError` where nobody listens there. */
export function createRemoteAdmin({ adminUrl, adminSecret }: RuntimeFile): Admin {
  async function call(path: string, order: unknown, timeout: number): Promise<Response> {
    const response = await fetch(adminUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminSecret}`, 'content-type': 'application/json' },
      body: JSON.stringify(order),
      signal: AbortSignal.timeout(timeout),
    });
    if (response.ok) return response;
    const problem = Problem.safeParse(await response.json()).data;
    throw new OperatorError(problem?.detail ?? problem?.title ?? `The backend answered ${response.status}.`);
  }

  async function send<Answer extends z.ZodMiniType>(
    path: string,
    order: unknown,
    answer: Answer,
    timeout = 10_000,
  ): Promise<z.output<Answer>> {
    return answer.parse(await (await call(path, order, timeout)).json());
  }

  return {
    createInvite: (order) => send('/invites', order, IssuedInvite),
    issueReaderToken: (order) => send('/readers', order, IssuedToken),
    listReaderTokens: () => send('/readers/list', {}, ReaderTokens),
    revoke: (order) => send('/revocations', order, Revocation),
    erase: (order) => send('/erasures', order, Erased),
    exportFinding: async (order) => {
      const { body } = await call('/packages', order, LONG_MS);
      if (body === null) throw new OperatorError('The backend sent no package.');
      return body;
    },
    recap: (order) => send('/recap', order, RecapText, LONG_MS),
  };
}
