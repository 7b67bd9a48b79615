/** What the person who runs the backend has to know and can do something about: shown as one line, without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
