/**
 * A finding as a package (BagIt in a ZIP), written by the code that the extension writes its packages with. The custody log in
 * it is the network's own: what came, by which receipt, and that it was exported. What happened on the device before is in
 * the device's log, which never leaves it but in its own packages.
 */
import { randomUUID } from 'node:crypto';
import type { Capture } from '../../../utils/contract/capture.ts';
import type { CustodyEvent } from '../../../utils/contract/custody.ts';
import { Finding } from '../../../utils/contract/finding.ts';
import { linkEvent } from '../../../utils/evidence/custody.ts';
import { recordSha256 } from '../../../utils/evidence/sha256.ts';
import type { CaptureEvidence, FindingEvidence } from '../../../utils/evidence/verify-finding.ts';
import { packageName } from '../../../utils/export/package-layout.ts';
import { writePackage } from '../../../utils/export/write-package.ts';
import { PACKAGE_READ_ME } from '../../../utils/i18n/package-read-me.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { ReceiptSigner } from '../receipt-signer.ts';
import type { Store } from '../store/store.ts';
import { createPackageSigner } from './sign-package.ts';

export interface PackageDeps {
  store: Pick<Store, 'findings' | 'captures' | 'timestamps' | 'packageKey'>;
  blobs: Pick<BlobStore, 'open'>;
  receipts: ReceiptSigner;
  /** Version of the backend. */
  version: string;
}

export interface FindingPackage {
  /** Name of the file. */
  name: string;
  /** Fails where the evidence is not what was received: a broken package would be worse than none. */
  bytes: ReadableStream<Uint8Array>;
}

/** `unsigned`: it has a capture from before there were signatures, which only its device can send anew. */
export type PackageOutcome = FindingPackage | 'not-found' | 'unsigned';

/** Begins to write the package of a finding. */
export async function createFindingPackage(
  { store, blobs, receipts, version }: PackageDeps,
  findingId: string,
  now: Date,
): Promise<PackageOutcome> {
  const evidence = await readEvidence(store, receipts, findingId, now);
  if (evidence === null) return 'not-found';
  if (evidence.captures.some((found) => found?.signature === null)) return 'unsigned';
  const id = randomUUID();
  const source = {
    read: async () => evidence,
    getFile: async (sha256: string) => (await blobs.open(sha256))?.stream ?? null,
    // Pictures are drawn where there is a browser.
    derive: async () => null,
    sign: createPackageSigner(store.packageKey),
  };
  const software = `Pantau ASN backend ${version}`;
  const withholdOriginals = evidence.captures.some((found) => (found?.withheld?.length ?? 0) > 0);
  const order = { id, findingIds: [findingId], exportedAt: now, software, readMe: PACKAGE_READ_ME, withholdOriginals };
  return { name: `${packageName(id, now)}.zip`, bytes: writePackage(source, order) };
}

async function readEvidence(
  { findings, captures, timestamps }: PackageDeps['store'],
  receipts: ReceiptSigner,
  findingId: string,
  now: Date,
): Promise<FindingEvidence | null> {
  const [newest, versions] = [await findings.find(findingId, null), await findings.versions(findingId)];
  if (newest === null) return null;
  const finding = Finding.parse(JSON.parse(newest.record));
  const found: (CaptureEvidence | null)[] = [];
  for (const id of finding.captureIds) {
    const row = await captures.find(id, null);
    const capture: Capture | null = row && JSON.parse(row.record);
    found.push(
      row &&
        capture && {
          capture,
          manifestSha256: row.receipt.sha256,
          signature: row.signature === null ? null : JSON.parse(row.signature),
          receipt: receipts.sign(row.receipt),
          timestamps: await timestamps.ofCapture(id),
          withheld: row.withheld,
        },
    );
  }
  const received = [...found.flatMap((each) => each?.receipt ?? []), ...versions.map(receipts.sign)];
  received.sort((one, other) => (one.receivedAt < other.receivedAt ? -1 : one.receivedAt > other.receivedAt ? 1 : 0));
  const custody: CustodyEvent[] = [];
  const log = (event: Omit<CustodyEvent, 'seq' | 'previous'>) => custody.push(linkEvent(custody.at(-1) ?? null, event));
  let record = versions[0]?.sha256 ?? newest.receipt.sha256;
  for (const receipt of received) {
    if (receipt.kind === 'finding') record = receipt.sha256;
    const detail = recordSha256(receipt);
    log({ finding: findingId, at: receipt.receivedAt, kind: 'received', subject: receipt.id, detail, record });
  }
  log({ finding: findingId, at: now.toISOString(), kind: 'exported', subject: findingId, detail: null, record });
  return { finding, captures: found, custody, receipt: receipts.sign(newest.receipt) };
}
