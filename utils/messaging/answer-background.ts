/**
 * The content script's listener. Only our own background can reach it (a page cannot send extension messages), which
 * the browser's stamp confirms; its two messages carry no more than one word, so no schema is needed here.
 */
import type { Runtime } from 'webextension-polyfill';
import { browser } from '../platform/native-browser.ts';
import type { MessageTo, Request, Response } from './messages.ts';
import type { Reply } from './reply.ts';

type ContentHandlers = { [T in MessageTo<'content'>]: (body: Request<T>) => Promise<Response<T>> };

/** Answers the background for as long as the page lives. */
export function answerBackground(handlers: ContentHandlers): void {
  const listener = (
    message: { type?: unknown; body?: never },
    sender: Runtime.MessageSender,
    sendResponse: (reply: Reply<unknown>) => void,
  ): true | undefined => {
    const { type, body } = message;
    if (sender.id !== browser.runtime.id || sender.tab || (type !== 'item/flag' && type !== 'item/complete')) return;
    const handle: (body: never) => Promise<unknown> = handlers[type];
    handle(body as never).then(
      (value) => sendResponse({ ok: true, value }),
      (error) => sendResponse({ ok: false, error: { code: 'failed', message: String(error) } }),
    );
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}
