/** What only Firefox itself can do: scripts in its own window, a context of the protocol that puppeteer does not show. */

/** The part of puppeteer's connection that reaches what its own interface does not. */
export interface BidiConnection {
  send(method: string, params: object): Promise<{ result: BidiResult }>;
}

interface BidiResult {
  contexts?: { context: string; url: string }[];
  /** Of a script that threw. */
  exceptionDetails?: { text: string };
  /** Of one that did not. */
  result?: { value?: unknown };
}

/** Runs a script in the browser's window and waits for it. Rejects with what it throws. */
export async function runInWindow(connection: BidiConnection, expression: string): Promise<unknown> {
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { result: answer } = await connection.send('script.evaluate', {
    expression,
    target: { context: tree.contexts?.[0]?.context },
    awaitPromise: true,
  });
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
  return answer.result?.value;
}

/** Ends the event page as the browser does when it is idle. */
export const endBackgroundScript = (id: string): string => `(async () => {
  const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  if (extension.backgroundState !== 'stopped') throw new Error('The background is ' + extension.backgroundState);
})()`;

/** What of ours is in a page's closed shadow roots: the browser's own scripts may look into them. */
export interface HiddenBox {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In the page's process: names and places, in CSS pixels, of our elements that match. */
const boxesScript = (selector: string): string => `
  sendAsyncMessage('pantau:boxes', [...content.document.querySelectorAll('pantau-asn')]
    .flatMap((host) => [...host.openOrClosedShadowRoot.querySelectorAll(${JSON.stringify(selector)})])
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { name: element.getAttribute('aria-label') ?? element.textContent.trim(), x, y, width, height };
    }));`;

/** Results in the boxes of our elements in the tab in front, as JSON. */
export const hiddenBoxesScript = (selector: string): string => `(async () => {
  const front = Services.wm.getMostRecentWindow('navigator:browser');
  const manager = front.gBrowser.selectedBrowser.messageManager;
  return new Promise((done) => {
    const hear = ({ data }) => { manager.removeMessageListener('pantau:boxes', hear); done(JSON.stringify(data)); };
    manager.addMessageListener('pantau:boxes', hear);
    manager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(boxesScript(selector))}), false);
  });
})()`;

/** In the popup's own process: clicks once, and tells what the popup says. */
const lookScript = (selector: string): string => `
  const wanted = content?.document?.querySelector(${JSON.stringify(selector)});
  if (wanted && !wanted.dataset.clicked) { wanted.dataset.clicked = 'yes'; wanted.click(); }
  sendAsyncMessage('pantau:words', content?.document?.body?.innerText ?? '');`;

/**
 * Opens the popup by the toolbar, clicks in it what matches the selector, and results in the popup's words as soon as they
 * match `done`.
 */
export const popupScript = (id: string, selector: string, done: RegExp): string => `(async () => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
  const front = Services.wm.getMostRecentWindow('navigator:browser');
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(front);
  const until = async (find) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((go) => setTimeout(go, 50))) {
      const found = find();
      if (found) return found;
    }
    throw new Error('The popup does not come that far.');
  };
  const look = 'data:,' + encodeURIComponent(${JSON.stringify(lookScript(selector))});
  const viewOf = () => front.document.querySelector('browser[webextension-view-type=popup]');
  let words = '';
  // What the popup is loaded in is replaced when it is shown: each look goes to what is there then.
  const said = await until(() => {
    const manager = viewOf()?.messageManager;
    const hear = ({ data }) => { words = data; manager.removeMessageListener('pantau:words', hear); };
    manager?.addMessageListener('pantau:words', hear);
    manager?.loadFrameScript(look, false);
    return (${String(done)}).test(words) && words;
  });
  viewOf()?.closest('panel')?.hidePopup();
  return said;
})()`;
