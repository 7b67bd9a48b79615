/**
 * What helps to find out why something does not work, without anything of anybody: how many of what there are. The names are
 * ours, the values are numbers; nothing that was read from a page, written by a person or said by a server is in it.
 */
import type { Database } from './database.ts';

/** Adds one to what is counted under a name. */
function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** Names like `findings.review` or `outbox.waiting.offline`. */
export async function diagnose(database: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = { 'database.version': database.verno };
  for (const table of database.tables) counts[`rows.${table.name}`] = await table.count();
  await database.findings.each(({ queue, finding }) => {
    count(counts, `findings.${queue}`);
    count(counts, `channel.${finding.channel}`);
  });
  await database.captures.each(({ capture, signature }) => {
    count(counts, `captures.${capture.site}.${capture.target}`);
    if (!signature) count(counts, 'captures.unsigned');
    if (capture.noScreenshot) count(counts, `no-screenshot.${capture.noScreenshot}`);
    for (const { code } of capture.warnings) count(counts, `warning.${code}`);
  });
  await database.outbox.each(({ state, error }) => count(counts, `outbox.${state}${error ? `.${error}` : ''}`));
  return counts;
}
