/**
 * The content script's listener. Only our own background can reach it (a page cannot send extension messages), which
 * the browser's stamp confirms; its two messages carry no more than one word, so no schema is needed here.
 */
import type { Runtime } from 'webextension-polyfill';
import { browser } from '../platform/native-browser.ts';
import type { MessageTo, Request, Response } from './messages.ts';
import type { Reply } from './reply.ts';

type Handled = MessageTo<'content'>;
type ContentHandlers = { [T in Handled]: (body: Request<T>) => Promise<Response<T>> };
type Message = { [T in Handled]: { type: T; body: Request<T> } }[Handled];

/** Answers the background for as long as the page lives. */
export function answerBackground(handlers: ContentHandlers): void {
  const listener = (
    message: Message,
    sender: Runtime.MessageSender,
    sendResponse: (reply: Reply<unknown>) => void,
  ): true | undefined => {
    if (sender.id !== browser.runtime.id || sender.tab) return;
    const answer =
      message.type === 'item/flag'
        ? handlers[message.type](message.body)
        : message.type === 'item/complete'
          ? handlers[message.type](message.body)
          : null;
    answer?.then(
      (value) => sendResponse({ ok: true, value }),
      (error) => sendResponse({ ok: false, error: { code: 'failed', message: String(error) } }),
    );
    return answer ? true : undefined;
  };
  browser.runtime.onMessage.addListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}
