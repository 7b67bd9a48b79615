/**
 * Keeps imported rows as drafts. What a row says was seen by nobody here: it becomes a statement without files, which a person
 * reviews like any other. The same row makes the same finding, so that importing a file twice brings nothing new.
 */
import { canonicalJson, sha256 } from '../capture/seal.ts';
import type { ExchangeFinding } from '../contract/exchange.ts';
import type { FindingPatch } from '../contract/finding.ts';
import { NEW_REPORTED } from '../contract/finding-defaults.ts';
import { buildDirectCapture, type DirectDeps } from './keep-direct.ts';

export interface ImportDeps extends Pick<DirectDeps, 'describeAgent' | 'now'> {
  repository: DirectDeps['repository'] & { get(captureId: string): Promise<{ findingId: string } | undefined> };
  /** Whether nothing was entered into a finding yet: an import was cut off between making it and filling it in. */
  isBlank(findingId: string): Promise<boolean>;
  /** Writes what a person could have entered by hand. */
  update(findingId: string, patch: FindingPatch): Promise<unknown>;
}

/** A UUID that follows from the content; it has the shape of a random one. */
async function deriveId(content: string): Promise<string> {
  const hash = await sha256(new TextEncoder().encode(content).buffer);
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4];
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** What the row says about where it came from, in the words of the record. */
function describeSource({ narrative, source_url, evidence_sha256 }: ExchangeFinding): string {
  return [narrative, source_url, ...evidence_sha256.map((hash) => `SHA-256 ${hash}`)].filter(Boolean).join('\n') || '–';
}

function toPatch(row: ExchangeFinding): FindingPatch {
  return {
    channel: row.channel,
    reported: {
      ...NEW_REPORTED,
      name: row.reported_name,
      account: row.account,
      accountUrl: row.account_url,
      position: row.position,
      agency: row.agency,
      region: row.region,
      regionId: row.region_id,
    },
    behaviours: row.behaviours,
    supported: row.supported,
    narrative: row.narrative,
    occurredOn: row.occurred_on,
    knownOn: row.known_on,
    place: row.place,
    chosenCode: row.code,
  };
}

/**
 * How many are new, and how many were here already. Stops at the first that cannot be written; the same file goes on from
 * there.
 */
export async function keepImported(
  rows: readonly ExchangeFinding[],
  { repository, isBlank, describeAgent, now, update }: ImportDeps,
): Promise<{ kept: number; known: number }> {
  const agent = await describeAgent();
  let kept = 0;
  for (const row of rows) {
    const content = canonicalJson(row);
    const captureId = await deriveId(`capture ${content}`);
    const known = await repository.get(captureId);
    if (known) {
      if (!(await isBlank(known.findingId))) continue;
      await update(known.findingId, toPatch(row));
      kept++;
      continue;
    }
    const observation = { occurredOn: row.occurred_on, place: row.place, witnesses: [] };
    const entry = { observation, seen: describeSource(row), files: [] };
    const sealed = await buildDirectCapture(entry, { id: captureId, capturedAt: now(), agent });
    const { findingId } = await repository.create({ ...sealed, thumbnail: null }, await deriveId(`finding ${content}`));
    await update(findingId, toPatch(row));
    kept++;
  }
  return { kept, known: rows.length - kept };
}
