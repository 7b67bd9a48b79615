/**
 * The main job from end to end, as a person does it, in a real browser: flag a post, a comment and an article, review,
 * approve, send; then look at what really is in the browser's database and on the backend, and export the evidence.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { canonicalJson } from '../../utils/capture/seal.ts';
import { FindingPage, StoredCapture } from '../../utils/contract/api.ts';
import { verifyRecord } from '../../utils/evidence/signature.ts';
import type { CaptureRow, ReceiptRow } from '../../utils/storage/database.ts';
import type { BackendProcess } from './backend-process.ts';
import { click, waitForAction, waitForToast } from './closed-shadow.ts';
import { approveAll, openList, sendAll } from './extension-actions.ts';
import type { ExtensionBrowser } from './launch-chromium.ts';
import { PRACTICE_FEED, practiceArticleUrl } from './practice-site.ts';
import { readStore } from './read-database.ts';

export interface MainJobSummary {
  /** Gestures after which the toast said that the item is saved. */
  flagged: number;
  /** Captures in the extension's database. */
  stored: number;
  /** Captures on the backend whose hash equals ours, each with a receipt here. */
  synced: number;
  receipts: { id: string; sha256: string }[];
  /** Folder with what the backend holds, every hash checked. */
  evidence: string;
  screenshots: string[];
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Flags the `index`-th item of the page and waits for the toast. */
async function flag(page: Page, index: number): Promise<void> {
  await click(page, await waitForAction(page, index));
  await waitForToast(page, /Tersimpan/);
}

export async function runMainJob(
  browser: ExtensionBrowser,
  backend: BackendProcess,
  queue: Page,
  folder: string,
  say: (line: string) => void,
): Promise<MainJobSummary> {
  const evidence = join(folder, 'evidence');
  mkdirSync(evidence, { recursive: true });
  const screenshots: string[] = [];
  const keepScreenshot = async (page: Page, name: string) => {
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    screenshots.push(path);
  };

  let flagged = 0;
  const visit = async (address: string, indexes: number[], name: string) => {
    const page = await browser.context.newPage();
    await page.goto(address);
    // The toolbar click that permits screenshots in this tab.
    await (await browser.clickToolbar(page)).close();
    await page.bringToFront();
    for (const index of indexes) {
      await flag(page, index);
      flagged++;
    }
    await keepScreenshot(page, name);
    say(`Flagged ${indexes.length} on ${address}`);
    await page.close();
  };
  await visit(PRACTICE_FEED, [0, 1], 'facebook');
  await visit(practiceArticleUrl(), [0], 'news');

  await queue.bringToFront();
  await keepScreenshot(queue, 'review');
  const approved = await approveAll(queue);
  await sendAll(queue);
  await openList(queue, 'Terkirim');
  await keepScreenshot(queue, 'sent');
  say(`Approved and sent ${approved} findings`);

  const captures = await readStore<CaptureRow>(queue, 'captures');
  const filed = new Map((await readStore<ReceiptRow>(queue, 'receipts')).map((row) => [row.id, row.receipt]));
  const held = await exportEvidence(backend, evidence);
  const receipts = captures.flatMap(({ id, manifestSha256 }) => {
    const receipt = filed.get(id);
    return receipt?.sha256 === manifestSha256 && held.get(id) === manifestSha256
      ? [{ id, sha256: receipt.sha256 }]
      : [];
  });
  say(`Evidence: ${evidence}`);
  return { flagged, stored: captures.length, synced: receipts.length, receipts, evidence, screenshots };
}

/** Writes everything that the backend holds into a folder, and checks each hash. The captures' hashes by id. */
async function exportEvidence(backend: BackendProcess, folder: string): Promise<Map<string, string>> {
  const headers = { authorization: `Bearer ${await backend.coordinatorToken()}` };
  const get = async (path: string) => {
    const response = await fetch(backend.url + path, { headers });
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return response;
  };
  const held = new Map<string, string>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = FindingPage.parse(await (await get(`/v1/findings?limit=100${cursor && `&cursor=${cursor}`}`)).json());
    for (const stored of page.items) {
      writeFileSync(join(folder, `finding-${stored.finding.id}.json`), JSON.stringify(stored, null, 2));
      for (const id of stored.finding.captureIds) {
        const { capture, signature } = StoredCapture.parse(await (await get(`/v1/captures/${id}`)).json());
        if (!signature || !(await verifyRecord(signature, capture)))
          throw new Error(`The backend's signature of ${id} does not hold.`);
        const manifest = canonicalJson(capture);
        writeFileSync(join(folder, `capture-${id}.json`), manifest);
        held.set(id, sha256(manifest));
        for (const file of capture.files) {
          const bytes = new Uint8Array(await (await get(`/v1/blobs/${file.sha256}`)).arrayBuffer());
          if (sha256(bytes) !== file.sha256) throw new Error(`The backend's copy of ${file.sha256} differs.`);
          writeFileSync(
            join(folder, `${file.role}-${file.sha256}.${file.mediaType === 'text/html' ? 'html' : 'png'}`),
            bytes,
          );
        }
      }
    }
    cursor = page.next;
  }
  return held;
}
