/** Which files of a finding are sent, and which stay on the device. Pure. */
import type { EvidenceFile } from '../contract/capture.ts';
import type { Finding } from '../contract/finding.ts';
import { canWithhold } from '../contract/withhold.ts';
import type { CaptureRow, ReceiptRow } from '../storage/database.ts';

export interface CapturePlan {
  send: EvidenceFile[];
  /** Hashes of what stays here. */
  withheld: string[];
}

/** What of a capture is sent with this finding. */
export function planCapture({ withholdOriginals = false }: Finding, { capture }: CaptureRow): CapturePlan {
  const stays = (file: EvidenceFile) => withholdOriginals && canWithhold(file);
  return {
    send: capture.files.filter((file) => !stays(file)),
    withheld: [...new Set(capture.files.filter(stays).map(({ sha256 }) => sha256))],
  };
}

/** Whether the backend has confirmed everything that is to be sent of a capture: what it has cannot be taken back. */
export const isDelivered = (receipt: ReceiptRow | undefined, { withheld }: CapturePlan): boolean =>
  receipt !== undefined && (receipt.withheld ?? []).every((sha256) => withheld.includes(sha256));

/** Bytes of everything that is sent for a finding. */
export function plannedBytes(finding: Finding, captures: readonly CaptureRow[]): number {
  const sum = (files: readonly { bytes: number }[]) => files.reduce((total, { bytes }) => total + bytes, 0);
  return (
    captures.reduce((total, capture) => total + sum(planCapture(finding, capture).send), 0) +
    sum(finding.redactions ?? [])
  );
}
