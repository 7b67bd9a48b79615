/** The frame of every answer: `{ok: true, value}` or `{ok: false, error}` with a closed code. No schema: content scripts use it. */

/** What can go wrong, for the person: each code has a sentence that says what to do, in every locale. */
export const ERROR_CODES = [
  'bad-message', // not in the table, not from who may send it, or not of the shape
  'not-found', // the finding is gone
  'second-reviewer', // a lone reaction that only one person has looked at
  'storage-full',
  'storage-failed',
  'page-not-supported', // not an http(s) page, or one that the browser protects
  'invite-invalid', // not an invite link, or used, or expired
  'backend-unreachable',
  'backend-answer', // the backend, or something in between, answered what the contract does not know
  'not-enrolled',
  'wrong-passphrase',
  'managed', // the organisation that looks after the device has set this
  'failed',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: ErrorCode; message: string } };

/** An error that crosses a message boundary: `code` is for the person, `message` for the log. */
export class MessageError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'MessageError';
    this.code = code;
  }
}

/**
 * The code of an error that crossed a boundary; null for any other error. By its name: in a page, what flags is a script of
 * its own with a class of its own.
 */
export function codeOf(error: unknown): ErrorCode | null {
  const isOurs = error instanceof Error && error.name === 'MessageError' && 'code' in error;
  return (isOurs && ERROR_CODES.find((code) => code === error.code)) || null;
}
