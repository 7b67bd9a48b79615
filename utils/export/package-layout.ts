/** Where things are in a package: a BagIt 1.0 bag (RFC 8493) in a ZIP file. Writer and checker share it. Pure. */
import type { EvidenceFile } from '../contract/capture.ts';
import type { DerivativeKind } from '../contract/derivative.ts';

export const BAGIT_TXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
/** Over the bytes of the manifest, by the device that exported. */
export const MANIFEST_SIGNATURE = 'signature/manifest-sha256.txt.sig';
export const MANIFEST_KEY = 'signature/public-key.pem';
export const READ_ME = { id: 'data/BACA-SAYA.txt', en: 'data/README.txt' } as const;

/** What every package has. */
export const KNOWN_FILES = [
  'bagit.txt',
  'bag-info.txt',
  MANIFEST,
  TAG_MANIFEST,
  MANIFEST_SIGNATURE,
  MANIFEST_KEY,
  READ_ME.id,
  READ_ME.en,
] as const;

/** A ZIP file without the extensions for large ones: any program opens it, and there is one way to write it. */
export const MAX_PACKAGE_BYTES = 0xffff_fffe;
export const MAX_ENTRIES = 0xfffe;

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'text/html': 'html',
  'text/plain': 'txt',
  'application/pdf': 'pdf',
};

/** Name of the package's one folder, and of the file without `.zip`. */
export const packageName = (id: string, exportedAt: Date) =>
  `pantau-asn-${exportedAt.toISOString().slice(0, 10)}-${id.slice(0, 8)}`;

export const findingPaths = (id: string) => ({
  record: `data/${id}/finding.json`,
  custody: `data/${id}/custody.jsonl`,
  receipt: `data/${id}/receipt.json`,
});

export const capturePaths = (finding: string, id: string) => {
  const folder = `data/${finding}/captures/${id}`;
  return {
    record: `${folder}/capture.json`,
    signature: `${folder}/capture.json.sig`,
    key: `${folder}/public-key.pem`,
    receipt: `${folder}/receipt.json`,
    /** Folder of what time stamping authorities said, one file for each. */
    timestamps: `${folder}/timestamps/`,
    timestamp: (authority: string) => `${folder}/timestamps/${authority}.tsr`,
    /** Hashes of the files that were left out; only where some were. */
    withheld: `${folder}/withheld.json`,
    /** What the pictures of `derivative` are; only where there are any. */
    derivatives: `${folder}/derivatives.json`,
    derivative: (kind: DerivativeKind) => `${folder}/derivatives/${kind}.png`,
    /** The redacted copy, which the finding describes. */
    redacted: `${folder}/derivatives/redacted.png`,
    /** The `index`-th file of the capture. */
    file: ({ role, mediaType }: EvidenceFile, index: number) =>
      `${folder}/files/${index + 1}-${role}.${EXTENSIONS[mediaType] ?? 'bin'}`,
  };
};

/** Lines that `sha256sum -c` and BagIt read. */
export const writeManifest = (hashes: ReadonlyMap<string, string>) =>
  [...hashes].map(([path, sha256]) => `${sha256}  ${path}\n`).join('');

/** What a bag says of itself, in the order of its lines. */
export interface BagInfo {
  id: string;
  /** `YYYY-MM-DD` */
  date: string;
  software: string;
  findings: number;
  /** Of the payload. */
  bytes: number;
  files: number;
}

export const writeBagInfo = ({ id, date, software, findings, bytes, files }: BagInfo) =>
  [
    `Bag-Software-Agent: ${software}`,
    `Bagging-Date: ${date}`,
    `External-Identifier: ${id}`,
    `Pantau-Asn-Findings: ${findings}`,
    `Payload-Oxum: ${bytes}.${files}`,
    '',
  ].join('\n');

const BAG_INFO =
  /^Bag-Software-Agent: (.{1,100})\nBagging-Date: (\d{4}-\d\d-\d\d)\nExternal-Identifier: ([0-9a-f-]{36})\nPantau-Asn-Findings: (\d{1,6})\nPayload-Oxum: (\d{1,15})\.(\d{1,6})\n$/;

/** Null for what `writeBagInfo` would not have written. */
export function readBagInfo(text: string): BagInfo | null {
  const [, software, date, id, findings, bytes, files] = BAG_INFO.exec(text) ?? [];
  if (!software || !date || !id) return null;
  const info = { id, date, software, findings: Number(findings), bytes: Number(bytes), files: Number(files) };
  return writeBagInfo(info) === text ? info : null;
}
