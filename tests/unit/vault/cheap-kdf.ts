import { createKdf, type Kdf } from '../../../utils/vault/passphrase.ts';

/** The least that is allowed: tests open a vault many times. */
export const cheapKdf = (): Kdf => ({ ...createKdf(), N: 2 ** 14 });
