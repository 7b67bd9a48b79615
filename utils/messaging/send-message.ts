/**
 * Sending side. What arrives in the background is parsed there; an answer comes from our own background, of the same
 * build, so only its frame is read here.
 */
import { browser } from '../platform/native-browser.ts';
import type { MessageTo, MessageType, Request, Response } from './messages.ts';
import { ERROR_CODES, MessageError, type Reply } from './reply.ts';

function readReply<T extends MessageType>(type: T, reply: Reply<Response<T>> | undefined): Response<T> {
  if (!reply) throw new MessageError('failed', `${type}: no answer`);
  if (reply.ok) return reply.value;
  const { code, message } = reply.error;
  throw new MessageError(ERROR_CODES.includes(code) ? code : 'failed', message);
}

/**
 * Sends to the background and waits for its answer. Throws a `MessageError`, or what the browser throws.
 * The worker may die on the way: whoever must not lose the message repeats it (every handler is idempotent).
 */
export async function sendMessage<T extends MessageTo<'background'>>(type: T, body: Request<T>): Promise<Response<T>> {
  return readReply(type, await browser.runtime.sendMessage({ type, body }));
}

const TRIES = 4;
const RETRY_MS = 300;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends until there is an answer from the handler: the worker can be ended in the middle of its work, and the next try
 * starts another. A verdict of the handler is final. Throws what the last try threw.
 */
export async function sendUntilAnswered<T extends MessageTo<'background'>>(
  type: T,
  body: Request<T>,
): Promise<Response<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendMessage(type, body);
    } catch (error) {
      if ((error instanceof MessageError && error.code !== 'failed') || attempt >= TRIES) throw error;
      await wait(RETRY_MS * attempt);
    }
  }
}

/** Sends to the content script in the top frame of a tab. Throws when there is none. */
export async function sendToTab<T extends MessageTo<'content'>>(
  tabId: number,
  type: T,
  body: Request<T>,
): Promise<Response<T>> {
  return readReply(type, await browser.tabs.sendMessage(tabId, { type, body }, { frameId: 0 }));
}
