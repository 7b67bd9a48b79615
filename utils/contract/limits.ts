/** Limits of the contract that pages keep to; apart from the schemas, so that they need not carry zod. */

/** Longest text that is kept of one item, in UTF-16 code units; more is cut, with the warning `text-cut`. */
export const MAX_TEXT = 100_000;

/** Largest file of a capture, in bytes: 25 MB. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** Names and pictures of bystanders that are noted of one item. */
export const MAX_BYSTANDERS = 200;

/** Boxes that cover parts of one picture. */
export const MAX_BOXES = 300;

/** Longest excerpt of a page that is kept of one item, in UTF-16 code units of HTML. */
export const MAX_EXCERPT = 200_000;

/** Fewest characters of a new passphrase. */
export const MIN_PASSPHRASE = 12;
/** Longer ones are no safer, and a message has an end. */
export const MAX_PASSPHRASE = 200;

/** Findings about which is decided at once. */
export const MOST_DECIDED = 500;
