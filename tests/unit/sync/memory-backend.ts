/** A backend in memory, for what the sync does between two steps. */
import { manifestSha256 } from '../../../utils/capture/seal.ts';
import type { Receipt } from '../../../utils/contract/api.ts';
import { verifyRecord } from '../../../utils/evidence/signature.ts';
import { DeliveryFailure, type ReportClient } from '../../../utils/sync/report-client.ts';

export const RECEIPT_KEY = { kty: 'OKP' as const, crv: 'Ed25519' as const, x: 'k'.repeat(43) };

/** A backend that keeps what it gets and computes its own hashes, as the real one does. */
export function createBackend() {
  const blobs = new Set<string>();
  const captures = new Map<string, string>();
  const findings = new Map<string, string>();
  const receipt = (id: string, kind: Receipt['kind'], sha256: string): Receipt => ({
    id,
    kind,
    sha256,
    receivedAt: '2026-11-21T03:10:00.000Z',
    signature: 'x'.repeat(86),
  });
  const client: ReportClient = {
    enrol: () => Promise.reject(new Error('not used')),
    getReceiptKey: async () => RECEIPT_KEY,
    uploadBlob: async (sha256, content, { onProgress }) => {
      blobs.add(sha256);
      await onProgress(content instanceof Blob ? content.size : content.byteLength);
    },
    // What goes in one request is decided by the real client; here every record is seen by itself.
    deliver: async () => null,
    putCapture: async ({ capture, signature, withheld = [] }) => {
      if (!(await verifyRecord(signature, capture)))
        throw new DeliveryFailure('rejected', 'signature', 'signature-invalid');
      for (const file of capture.files)
        if (!blobs.has(file.sha256) && !withheld.includes(file.sha256))
          throw new DeliveryFailure('rejected', 'blob missing', 'blob-missing');
      const hash = await manifestSha256(capture);
      const known = captures.get(capture.id);
      if (known && known !== hash) throw new DeliveryFailure('rejected', 'conflict', 'conflict');
      captures.set(capture.id, hash);
      return receipt(capture.id, 'capture', hash);
    },
    getReference: async () => null,
    getHandlings: async () => 'unchanged',
    getTimestamps: async () => null,
    putFinding: async (submission) => {
      for (const { sha256 } of submission.finding.redactions ?? [])
        if (!blobs.has(sha256)) throw new DeliveryFailure('server-error', 'copy missing', 'blob-missing');
      const hash = await manifestSha256(submission.finding);
      findings.set(submission.finding.id, hash);
      return receipt(submission.finding.id, 'finding', hash);
    },
  };
  return { blobs, captures, findings, client };
}
