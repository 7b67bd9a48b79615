/** Speaks the browser's own protocol with a target that Playwright has no session for: a popup, a worker. */
import type { CDPSession } from 'playwright';

/** Sends one command and resolves with its result. */
export type SendCommand = <T>(method: string, params?: object) => Promise<T>;

/** `cdp` is a session of the browser itself; `Target.sendMessageToTarget` carries the commands. */
export async function attachTarget(cdp: CDPSession, targetId: string): Promise<SendCommand> {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let count = 0;
  cdp.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, result, error } = JSON.parse(event.message);
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(new Error(error.message));
    else call?.resolve(result as never);
  });
  return <T>(method: string, params: object = {}): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, { resolve, reject });
      const message = JSON.stringify({ id, method, params });
      cdp.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}
