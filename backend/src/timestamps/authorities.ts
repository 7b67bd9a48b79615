/** Time stamping authorities: none unless the operator names some. */
import { OperatorError } from '../operator-error.ts';

export interface Authority {
  /** Its host: under this name its timestamps are kept. */
  name: string;
  url: string;
}

/** Authorities that may be named by a word. Using one means telling it how often and when something is captured. */
const KNOWN: Record<string, string> = {
  freetsa: 'https://freetsa.org/tsr',
  digicert: 'http://timestamp.digicert.com',
};

/** Reads a list, separated by commas or spaces. Throws an `OperatorError` for what is no authority. */
export function readAuthorities(list: string): Authority[] {
  const authorities = list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readAuthority);
  const names = new Set(authorities.map(({ name }) => name));
  if (names.size < authorities.length) throw new OperatorError('Configuration: PANTAU_TSA names an authority twice.');
  return authorities;
}

function readAuthority(text: string): Authority {
  const address = KNOWN[text] ?? text;
  const url = URL.canParse(address) ? new URL(address) : null;
  // Plain http is usual: what counts is the signature in the answer.
  if (!url || !/^https?:$/.test(url.protocol) || url.username || !/^[a-z0-9][a-z0-9.-]{0,99}$/.test(url.hostname))
    throw new OperatorError(
      `Configuration: PANTAU_TSA: "${text}" is neither an http(s) address nor one of ${Object.keys(KNOWN).join(', ')}.`,
    );
  return { name: url.hostname, url: url.href };
}
