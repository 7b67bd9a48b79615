/** The words for evidence, in the language of the interface. Apart from the others: the popup's first view has none of them. */
import { useContext } from 'preact/hooks';
import { EVIDENCE_TEXTS, type EvidenceTexts } from '../i18n/evidence-texts.ts';
import { LocaleContext } from './language-context.ts';

export const useEvidenceTexts = (): EvidenceTexts => EVIDENCE_TEXTS[useContext(LocaleContext)?.language ?? 'id'];
