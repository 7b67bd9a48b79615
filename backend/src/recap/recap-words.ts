/** A recap in words, and as CSV. */
import { BUILT_IN_REFERENCE } from '../../../utils/domain/built-in-reference.ts';
import { nameFromReference, type Recap, UNKNOWN } from '../../../utils/domain/recap.ts';
import { listRows, type RecapNames } from '../../../utils/domain/recap-export.ts';
import { writeCsv } from '../../../utils/export/csv.ts';
import { en } from '../../../utils/i18n/page-texts-en.ts';
import { id } from '../../../utils/i18n/page-texts-id.ts';
import { createRecapNames } from '../../../utils/i18n/recap-names.ts';
import { RECAP_TEXTS } from '../../../utils/i18n/recap-texts.ts';

/** Words for the codes of a recap. */
export function recapNames(language: 'id' | 'en'): RecapNames {
  return createRecapNames(language, language === 'en' ? en : id, UNKNOWN, (dimension, key) =>
    nameFromReference(dimension, key, BUILT_IN_REFERENCE, language),
  );
}

/** The recap as CSV, a line for each figure. */
export function writeRecapCsv(recap: Recap, language: 'id' | 'en'): string {
  const { title, value, number, share } = RECAP_TEXTS[language];
  return writeCsv(listRows(recap, recapNames(language), [title, value, number, share, 'n']));
}
