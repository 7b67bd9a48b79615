/** Invite links: `https://backend.example/join#CODE`. The code sits in the fragment so that no server log keeps it. */

/** Where to enrol and with what. `baseUrl` has no trailing slash. */
export interface Invite {
  baseUrl: string;
  code: string;
}

/** Reads an invite link as a person pasted it. Null when it is not one: wrong scheme, no code, http to another machine. */
export function parseInvite(input: string): Invite | null {
  const url = URL.parse(input.trim());
  if (!url || url.username || url.password) return null;
  const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null;
  const path = url.pathname.replace(/\/+$/, '');
  const code = url.hash.slice(1);
  if (!path.endsWith('/join') || !/^[A-Za-z0-9_-]{16,200}$/.test(code)) return null;
  return { baseUrl: url.origin + path.slice(0, -'/join'.length), code };
}

/** Writes the link that `parseInvite` reads. */
export function formatInvite({ baseUrl, code }: Invite): string {
  return `${baseUrl}/join#${code}`;
}
