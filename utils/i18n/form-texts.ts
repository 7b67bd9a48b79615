/** Words of the whole form of a finding. Loaded with the form, both languages at once. */

import type { FormTexts } from './form-text-types.ts';
import { en } from './form-texts-en.ts';
import { id } from './form-texts-id.ts';
import type { Language } from './language.ts';

export const FORM_TEXTS: Record<Language, FormTexts> = { id, en };
