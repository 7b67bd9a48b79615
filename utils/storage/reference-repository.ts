/** Reference data on this device: what the build brought along, and what the network has served since. */
import { manifestSha256 } from '../capture/seal.ts';
import type { StoredReference } from '../contract/reference.ts';
import { BUILT_IN_REFERENCE } from '../domain/built-in-reference.ts';
import type { Database } from './database.ts';

export interface ReferenceRepository {
  /** The newest; what the build brought along is written on first use, so that it can be found again later. */
  current(): Promise<StoredReference>;
  /** Keeps what the network serves. False where this version is here with other content: it is not replaced. */
  save(stored: StoredReference): Promise<boolean>;
}

export function createReferenceRepository({ references }: Pick<Database, 'references'>): ReferenceRepository {
  async function current(): Promise<StoredReference> {
    const newest = await references.orderBy('version').last();
    if (newest && newest.version >= BUILT_IN_REFERENCE.version) return newest;
    const sha256 = await manifestSha256(BUILT_IN_REFERENCE);
    await references.put({ version: BUILT_IN_REFERENCE.version, reference: BUILT_IN_REFERENCE, sha256 });
    return { reference: BUILT_IN_REFERENCE, sha256 };
  }

  return {
    current,
    save: async ({ reference, sha256 }) => {
      const known = await references.get(reference.version);
      if (known) return known.sha256 === sha256;
      await references.add({ version: reference.version, reference, sha256 });
      return true;
    },
  };
}
