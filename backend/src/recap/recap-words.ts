/** A recap in words, and as CSV. */
import { type Recap, UNKNOWN } from '../../../utils/domain/recap.ts';
import { listRows, type RecapNames } from '../../../utils/domain/recap-export.ts';
import { writeCsv } from '../../../utils/export/csv.ts';
import { en } from '../../../utils/i18n/page-texts-en.ts';
import { id } from '../../../utils/i18n/page-texts-id.ts';
import { createRecapNames } from '../../../utils/i18n/recap-names.ts';
import { RECAP_TEXTS } from '../../../utils/i18n/recap-texts.ts';
import type { ReferenceNames } from '../reference-names.ts';

/** Words for the codes of a recap. */
export function recapNames(language: 'id' | 'en', { nameOf }: ReferenceNames): RecapNames {
  return createRecapNames(language, language === 'en' ? en : id, UNKNOWN, (dimension, key) =>
    nameOf(dimension, key, language),
  );
}

/** The recap as CSV, a line for each figure. */
export function writeRecapCsv(recap: Recap, language: 'id' | 'en', names: ReferenceNames): string {
  const { title, value, number, share } = RECAP_TEXTS[language];
  return writeCsv(listRows(recap, recapNames(language, names), [title, value, number, share, 'n']));
}
