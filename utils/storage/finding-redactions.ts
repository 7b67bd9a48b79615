/** Redacted copies go where their captures go. Pure. */
import type { Finding, Redaction } from '../contract/finding.ts';

/** The finding with exactly these copies; without any it has no such field, as before there was one. */
export function setRedactions({ redactions: _before, ...finding }: Finding, redactions: readonly Redaction[]): Finding {
  return redactions.length > 0 ? { ...finding, redactions: [...redactions] } : finding;
}

/** The copies that are of these captures. */
export const redactionsOf = ({ redactions = [] }: Finding, captureIds: readonly string[]): Redaction[] =>
  redactions.filter(({ captureId }) => captureIds.includes(captureId));

/** `finding` with the copies of its captures from any of `sources`, the first that has one; originals stay where any says so. */
export function gatherRedactions(finding: Finding, sources: readonly Finding[]): Finding {
  const all = sources.flatMap((source) => redactionsOf(source, finding.captureIds));
  const first = all.filter(({ captureId }, index) => all.findIndex((other) => other.captureId === captureId) === index);
  const withhold = sources.some(({ withholdOriginals }) => withholdOriginals);
  return { ...setRedactions(finding, first), ...(withhold && { withholdOriginals: true }) };
}
