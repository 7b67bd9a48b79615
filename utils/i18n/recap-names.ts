/** Words for the codes of a recap, in one language. */
import type { Dimension } from '../domain/recap.ts';
import type { RecapNames } from '../domain/recap-export.ts';
import { FORM_TEXTS } from './form-texts.ts';
import type { Language } from './language.ts';
import type { PageTexts } from './page-texts.ts';
import { RECAP_TEXTS } from './recap-texts.ts';

/** `unknown` is the code of what is not filled in; `fromReference` knows the words of the reference data, null for others. */
export function createRecapNames(
  language: Language,
  page: PageTexts,
  unknown: string,
  fromReference: (dimension: Dimension, key: string) => string | null,
): RecapNames {
  const texts = RECAP_TEXTS[language];
  const form = FORM_TEXTS[language];
  const closed: Partial<Record<Dimension, Record<string, string>>> = {
    channel: page.channels,
    behaviour: page.behaviour,
    stage: form.stages,
    filingStatus: form.filingStatus,
    agencyKind: texts.agencyKind,
  };
  return {
    dimension: (dimension) => texts.dimension[dimension],
    value: (dimension, key) =>
      key === unknown ? texts.unknown : (closed[dimension]?.[key] ?? fromReference(dimension, key) ?? key),
    merged: texts.merged,
  };
}
