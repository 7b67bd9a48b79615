/**
 * Whose token it is, remembered where this process alone changes the database: each request asks. Everything that can change
 * an answer goes through `forgetting`.
 */
import type { Actor } from './devices.ts';

/** More tokens than this are not remembered at once. */
const MOST_TOKENS = 10_000;

export interface ActorCache {
  /** As the function that it was made of. */
  find(token: string): Promise<Actor | null>;
  forget(): void;
  /** The same methods; when one begins and when it has ended, everything is forgotten. */
  forgetting<Part extends object>(part: Part): Part;
}

/** A cache of `find`. Only tokens that are good are remembered; they are known by their hash. */
export function createActorCache(
  find: (token: string) => Promise<Actor | null>,
  hash: (token: string) => string,
): ActorCache {
  const known = new Map<string, Actor>();
  /** An answer that was asked for before something changed is not remembered. */
  let generation = 0;
  const forget = () => {
    generation++;
    known.clear();
  };
  return {
    forget,
    find: async (token) => {
      const name = hash(token);
      const actor = known.get(name);
      if (actor) return actor;
      const asked = generation;
      const found = await find(token);
      if (!found || asked !== generation) return found;
      if (known.size >= MOST_TOKENS) known.clear();
      known.set(name, found);
      return found;
    },
    forgetting: (part) =>
      new Proxy(part, {
        get(target, name) {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function') return method;
          return async (...args: unknown[]) => {
            forget();
            try {
              return await method.apply(target, args);
            } finally {
              forget();
            }
          };
        },
      }),
  };
}
