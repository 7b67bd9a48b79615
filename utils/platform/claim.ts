/** What only one of our pages may have at a time: for as long as that page lives, however it ends. */

export interface Claim {
  name: string;
  /** Resolves when others can have it. */
  release(): Promise<void>;
}

function claim(name: string): Promise<Claim | null> {
  const { promise: given, resolve, reject } = Promise.withResolvers<Claim | null>();
  const { promise: end, resolve: endNow } = Promise.withResolvers<void>();
  const held = navigator.locks.request(`pantau-asn-${name}`, { ifAvailable: true }, (lock) => {
    if (!lock) return resolve(null);
    const release = () => {
      endNow();
      return held;
    };
    resolve({ name, release });
    return end;
  });
  held.catch(reject);
  return given;
}

/** The first of these that no other page has; null where they all are taken. */
export async function claimFirst(names: readonly string[]): Promise<Claim | null> {
  for (const name of names) {
    const got = await claim(name);
    if (got) return got;
  }
  return null;
}
