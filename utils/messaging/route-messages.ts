/** The background's listener: checks who sent a message by what the browser stamped on it, then its shape, then calls the handler. */
import type { Runtime } from 'webextension-polyfill';
import type * as z from '../contract/zod.ts';
import { browser } from '../platform/browser.ts';
import { MESSAGES, type MessageTo, type MessageType, type Party, type Request, type Response } from './messages.ts';
import { MessageError, type Reply } from './reply.ts';

/** What a handler may know of the sender: stamped by the browser, not claimed by the message. */
export interface Sender {
  tabId: number | null;
  windowId: number | null;
  /** Address of the sending document. */
  url: string;
}

type Handled = MessageTo<'background'>;

export type Handlers = { [T in Handled]: (request: Request<T>, sender: Sender) => Promise<Response<T>> };
/** Those whose names begin with one of `Area`: `finding/…`. */
export type HandlersOf<Area extends string> = Pick<Handlers, Extract<Handled, `${Area}/${string}`>>;

/** True when the browser's own account of the sender fits the party that the table names. */
function isFrom(party: Party, sender: Runtime.MessageSender): boolean {
  if (sender.id !== browser.runtime.id) return false;
  const ownPage = sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
  if (party === 'page') return ownPage;
  // The top document only: a frame's content is another origin's.
  return party === 'content' && !ownPage && sender.tab?.id !== undefined && sender.frameId === 0;
}

/** The same table, so read that a request has the type of its own handler. */
const REQUESTS: { [T in Handled]: { request: Pick<z.ZodMiniType<Request<T>>, 'safeParse'> } } = MESSAGES;

async function answer<T extends Handled>(
  handlers: Handlers,
  type: T,
  body: unknown,
  sender: Runtime.MessageSender,
): Promise<Reply<unknown>> {
  try {
    const parsed = REQUESTS[type].request.safeParse(body);
    if (!parsed.success) throw new MessageError('bad-message', `${type}: ${parsed.error.issues[0]?.path.join('.')}`);
    const value = await handlers[type](parsed.data, {
      tabId: sender.tab?.id ?? null,
      windowId: sender.tab?.windowId ?? null,
      url: sender.url ?? '',
    });
    return { ok: true, value };
  } catch (error) {
    if (error instanceof MessageError) return { ok: false, error: { code: error.code, message: error.message } };
    console.error(`${type} failed`, error);
    return { ok: false, error: { code: 'failed', message: String(error) } };
  }
}

/**
 * Listens for the messages to the background. Must be called in the first turn of the worker's life, or the message that
 * woke it is lost.
 */
export function routeMessages(handlers: Handlers): void {
  const isHandled = (type: unknown): type is Handled =>
    typeof type === 'string' && Object.hasOwn(MESSAGES, type) && MESSAGES[type as MessageType].to === 'background';

  const listener = (
    message: unknown,
    sender: Runtime.MessageSender,
    sendResponse: (reply: Reply<unknown>) => void,
  ): true | undefined => {
    if (typeof message !== 'object' || message === null || !('type' in message) || !isHandled(message.type)) return;
    if (!isFrom(MESSAGES[message.type].from, sender)) {
      sendResponse({ ok: false, error: { code: 'bad-message', message: `${message.type}: wrong sender` } });
      return true;
    }
    // `sendResponse` and `return true` is the only form that behaves the same in every browser.
    void answer(handlers, message.type, 'body' in message ? message.body : null, sender).then(sendResponse);
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}
