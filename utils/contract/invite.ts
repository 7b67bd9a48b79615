/** Invite links: `https://backend.example/join#CODE`. The code sits in the fragment so that no server log keeps it. */

/** Where to enrol and with what. `baseUrl` has no trailing slash. */
export interface Invite {
  baseUrl: string;
  code: string;
}

const CODE = /^[A-Za-z0-9_-]{16,200}$/;

/**
 * Reads an invite link as a person pasted it, with or without its `https://`; a code alone where it is known for which
 * backend. Null when it is none of them: wrong scheme, no code, http to another machine.
 */
export function parseInvite(input: string, knownBackend: string | null = null): Invite | null {
  const words = input.trim();
  if (CODE.test(words)) return knownBackend === null ? null : { baseUrl: knownBackend, code: words };
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(words) && !/^[^/#]+:\d/.test(words) ? words : `https://${words}`);
  if (!url || url.username || url.password) return null;
  const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null;
  const path = url.pathname.replace(/\/+$/, '');
  const code = url.hash.slice(1);
  if (!path.endsWith('/join') || !CODE.test(code)) return null;
  return { baseUrl: url.origin + path.slice(0, -'/join'.length), code };
}

/** Writes the link that `parseInvite` reads. */
export function formatInvite({ baseUrl, code }: Invite): string {
  return `${baseUrl}/join#${code}`;
}
