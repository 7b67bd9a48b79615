/**
 * The popup that a toolbar click opens. Playwright does not attach to it, so it is driven over the protocol itself:
 * `Target.sendMessageToTarget` carries the commands, because Playwright's session cannot address another target.
 */
import type { CDPSession } from 'playwright';
import { attachTarget } from './attach-target.ts';

export interface RealPopup {
  /** Evaluates an expression in the popup; promises are waited for. */
  evaluate<T>(expression: string): Promise<T>;
  /** PNG of the popup as the person sees it. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

const POLL_MS = 10;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Attaches to the extension's popup once it is there. Throws after 10 s. */
export async function attachPopup(cdp: CDPSession, extensionId: string): Promise<RealPopup> {
  const address = `chrome-extension://${extensionId}/popup.html`;
  const end = Date.now() + 10_000;
  for (;;) {
    const { targetInfos } = await cdp.send('Target.getTargets');
    const target = targetInfos.find(
      ({ type, url, attached }) => type === 'page' && url.startsWith(address) && !attached,
    );
    if (target) return drive(cdp, target.targetId);
    if (Date.now() > end) throw new Error('The toolbar click opened no popup.');
    await wait(POLL_MS);
  }
}

async function drive(cdp: CDPSession, targetId: string): Promise<RealPopup> {
  const send = await attachTarget(cdp, targetId);
  return {
    evaluate: async (expression) => {
      const { result, exceptionDetails } = await send<{
        result: { value: never };
        exceptionDetails?: { text: string };
      }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
    screenshot: async () => {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
    close: async () => {
      await cdp.send('Target.closeTarget', { targetId });
    },
  };
}
