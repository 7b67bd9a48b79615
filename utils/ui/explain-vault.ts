/** What a command about the passphrase came to, as a sentence. */
import type { VaultTexts } from '../i18n/vault-texts.ts';
import { codeOf } from '../messaging/reply.ts';

/** Null when it worked. */
export async function explainVault(command: Promise<unknown>, texts: VaultTexts): Promise<string | null> {
  try {
    await command;
    return null;
  } catch (error) {
    return codeOf(error) === 'wrong-passphrase' ? texts.wrong : texts.failed;
  }
}
