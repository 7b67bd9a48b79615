/** What may stay behind where redacted copies take its place. No schema: device, backend and checker share it. */
import type { EvidenceFile } from './capture.ts';

/** The pictures, and the copy of the page's content: in it stand the names that are covered in the pictures. */
export const canWithhold = ({ role }: Pick<EvidenceFile, 'role'>): boolean =>
  role === 'screenshot' || role === 'dom-excerpt';
