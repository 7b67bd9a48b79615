/** The device's signature over a record: checked before anything is acknowledged. */
import type { Signature } from '../../../utils/contract/signature.ts';
import { verifyBytes } from '../../../utils/evidence/signature.ts';
import { ProblemError } from '../http/problem.ts';

/** Throws `signature-invalid` unless the key in `signature` signed `record`, the canonical JSON. */
export async function checkSignature(signature: Signature, record: string): Promise<void> {
  if (!(await verifyBytes(signature, new TextEncoder().encode(record)))) throw new ProblemError('signature-invalid');
}
