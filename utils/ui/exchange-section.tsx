/** Findings as tables: out of this device, and into it as drafts. */
import '../../components/form/form.css';
import { useState } from 'preact/hooks';
import { ExchangeExporter } from '../../components/exchange/exchange-exporter.tsx';
import { ExchangeImporter, type ImportState } from '../../components/exchange/exchange-importer.tsx';
import type { ExchangeFinding } from '../contract/exchange.ts';
import { type ExchangeFormat, MOST_BYTES, readExchange, toExchange, writeExchange } from '../export/exchange.ts';
import type { ListedQueue } from '../storage/database.ts';
import type { EvidenceQueries } from '../storage/evidence-queries.ts';
import { saveFile } from './save-file.ts';

interface Props {
  evidence: EvidenceQueries;
  counts: Record<ListedQueue, number>;
  /** Keeps the rows as drafts. */
  keep(rows: readonly ExchangeFinding[]): Promise<{ kept: number; known: number }>;
}

const MEDIA_TYPE: Record<ExchangeFormat, string> = { jsonl: 'application/jsonl', csv: 'text/csv' };

export function ExchangeSection({ evidence, counts, keep }: Props) {
  const [saved, setSaved] = useState<{ count: number; name: string } | null>(null);
  const [status, setStatus] = useState<ImportState>({ state: 'idle' });

  async function save(queue: ListedQueue, format: ExchangeFormat) {
    const rows: ExchangeFinding[] = [];
    for (const id of await evidence.listIds(queue)) {
      const read = await evidence.read(id);
      if (read)
        rows.push(
          toExchange(
            read.finding,
            read.captures.filter((capture) => capture !== null),
          ),
        );
    }
    const name = `pantau-asn-${new Date().toISOString().slice(0, 10)}.${format}`;
    saveFile(new Blob([writeExchange(rows, format)], { type: MEDIA_TYPE[format] }), name);
    setSaved({ count: rows.length, name });
  }

  async function read(file: File) {
    if (file.size > MOST_BYTES) return setStatus({ state: 'too-large' });
    setStatus({ state: 'read', found: readExchange(await file.text()) });
  }

  async function take(rows: ExchangeFinding[]) {
    setStatus({ state: 'busy' });
    try {
      setStatus({ state: 'done', ...(await keep(rows)) });
    } catch (error) {
      console.error('The import stopped', error);
      setStatus({ state: 'failed' });
    }
  }

  return (
    <>
      <ExchangeExporter
        counts={counts}
        saved={saved}
        onSave={(queue, format) =>
          void save(queue, format).catch((error) => console.error('The table could not be written', error))
        }
      />
      <ExchangeImporter status={status} onFile={(file) => void read(file)} onImport={(rows) => void take(rows)} />
    </>
  );
}
