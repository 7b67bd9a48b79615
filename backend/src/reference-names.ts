/** Names of what the reference data hold: of the network's own, and of those that this build brings along. */
import { type Reference, StoredReference } from '../../utils/contract/reference.ts';
import { BUILT_IN_REFERENCE } from '../../utils/domain/built-in-reference.ts';
import { type Dimension, nameFromReference } from '../../utils/domain/recap.ts';
import type { ReadReference } from './reference-file.ts';

export interface ReferenceNames {
  /** Every region, or code, that a finding may have: those of the newest data first. */
  ids(list: 'regions' | 'codes'): string[];
  /** The name by the newest data that know it; null where none do. */
  nameOf(dimension: Dimension, key: string, language: 'id' | 'en'): string | null;
}

/** Findings keep what they were judged by, so both count. `served` is null where the operator has put none there. */
export function createReferenceNames(served: Reference | null): ReferenceNames {
  const newestFirst = [...(served ? [served] : []), BUILT_IN_REFERENCE].toSorted((one, other) =>
    other.version.localeCompare(one.version),
  );
  return {
    ids: (list) => [...new Set(newestFirst.flatMap((reference) => reference[list].map(({ id }) => id)))],
    nameOf: (dimension, key, language) => {
      for (const reference of newestFirst) {
        const name = nameFromReference(dimension, key, reference, language);
        if (name !== null) return name;
      }
      return null;
    },
  };
}

/** The names as they are now. A file of another shape is said to the operator elsewhere; a list does not fail for it. */
export async function readReferenceNames(readReference: ReadReference): Promise<ReferenceNames> {
  const stored = await readReference().catch(() => null);
  return createReferenceNames(stored === null ? null : StoredReference.parse(JSON.parse(stored)).reference);
}
