/**
 * How long the popup takes from the toolbar click until its list can be used. A script that is put into the popup before
 * its first line runs sees the list come: attaching afterwards would miss the quick ones and so flatter the slow.
 */
import type { CDPSession, Page } from 'playwright';
import type { ExtensionBrowser } from '../../harness/launch-chromium.ts';

export interface PopupTime {
  /** Milliseconds from the click to the frame that shows the first finding. */
  sinceClick: number;
  /** Milliseconds from the beginning of the popup's own loading: without what the browser needs to make its window. */
  sinceLoad: number;
}

/** What is told of the popup: the machine's clock when the list was there, and the popup's own. */
interface Seen {
  at: number;
  sinceLoad: number;
}

const BINDING = 'listShown';
const TIMEOUT_MS = 30_000;

/** Tells when a finding is in the document and the frame with it is done. */
const WATCH = `{
  const tell = () => ${BINDING}(JSON.stringify({ at: Date.now(), sinceLoad: performance.now() }));
  const look = () => document.querySelector('[data-finding]') ? setTimeout(tell) : requestAnimationFrame(look);
  requestAnimationFrame(look);
}`;

/** Rejects after `TIMEOUT_MS`. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => {
    AbortSignal.timeout(TIMEOUT_MS).onabort = () => reject(new Error('The popup shows no finding.'));
  });
  return Promise.race([promise, late]);
}

/** A tab's target is another one than its page's; it is known by the page's address. */
async function findTab(cdp: CDPSession, address: string): Promise<string> {
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab', exclude: false }] });
  const tab = targetInfos.find(({ url }) => url === address);
  if (!tab) throw new Error(`No tab shows ${address}.`);
  return tab.targetId;
}

/** The next page that the browser makes. It has no address yet, and its type may still be unknown. */
function nextPage(cdp: CDPSession): Promise<string> {
  return new Promise((resolve) => {
    cdp.on('Target.targetCreated', ({ targetInfo: { type, targetId } }) => {
      if (type === 'other' || type === 'page') resolve(targetId);
    });
  });
}

/** Puts the script into a page that has not begun to load, and waits for what it tells. */
async function watchList(cdp: CDPSession, targetId: string): Promise<Seen> {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const commands = [
    { method: 'Page.enable' },
    { method: 'Runtime.enable' },
    { method: 'Runtime.addBinding', params: { name: BINDING } },
    { method: 'Page.addScriptToEvaluateOnNewDocument', params: { source: WATCH } },
  ];
  return new Promise((resolve, reject) => {
    cdp.on('Target.receivedMessageFromTarget', (event) => {
      const { method, params } = JSON.parse(event.message);
      if (event.sessionId === sessionId && method === 'Runtime.bindingCalled') resolve(JSON.parse(params.payload));
    });
    // They are answered only once the page begins to load, which must not wait for us.
    commands.forEach((command, id) => {
      cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, ...command }) }).catch(reject);
    });
  });
}

/** Opens the popup over `page`, which is in front and has an address of its own, and closes it again. Rejects after 30 s. */
export async function timePopup({ context, id }: ExtensionBrowser, page: Page): Promise<PopupTime> {
  const cdp = await context.browser()?.newBrowserCDPSession();
  if (!cdp) throw new Error('The browser has no debugging session.');
  try {
    const tab = await findTab(cdp, page.url());
    await cdp.send('Target.setDiscoverTargets', { discover: true });
    const opening = nextPage(cdp);
    // Both ends are read from the same clock of the machine, whatever process asks.
    const clicked = Date.now();
    await cdp.send('Extensions.triggerAction' as 'Target.getTargets', { id, targetId: tab } as never);
    const popup = await inTime(opening);
    const { at, sinceLoad } = await inTime(watchList(cdp, popup));
    await cdp.send('Target.closeTarget', { targetId: popup });
    return { sinceClick: at - clicked, sinceLoad };
  } finally {
    await cdp.detach();
  }
}
