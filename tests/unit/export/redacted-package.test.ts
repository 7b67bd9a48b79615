import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, sha256 } from '../../../utils/capture/seal.ts';
import { checkPackage } from '../../../utils/export/check-package.ts';
import { readZip } from '../../../utils/export/read-zip.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { createRedactionRepository } from '../../../utils/storage/redaction-repository.ts';
import { uuid } from '../sample.ts';
import { encode, type Files, forge, unpack } from './forge-package.ts';
import { collect, EXPORTED_AT, exportFrom, makeFindings } from './sample-package.ts';

const ORIGINAL = 'gambar 3';
const COPY = 'salinan samaran';
let database: Database;

/** The finding that was just flagged gets a redacted copy. */
beforeAll(async () => {
  database = await makeFindings();
  const now = () => EXPORTED_AT;
  const redactions = createRedactionRepository(database, now);
  const shown = await redactions.readPicture(uuid(102), uuid(3));
  if (!shown) throw new Error('There is no picture.');
  const copy = new Blob([COPY], { type: 'image/png' });
  const { width, height, tiles } = shown.picture;
  await redactions.save(
    uuid(102),
    {
      captureId: uuid(3),
      sha256: await sha256(await copy.arrayBuffer()),
      bytes: copy.size,
      width,
      height,
      derivedFrom: tiles.map((tile) => tile.sha256),
      boxes: [{ x: 0, y: 0, width: 3, height: 3 }],
    },
    copy,
  );
  await createFindingRepository(database, now).update(uuid(102), { narrative: 'Uraian' });
});

const pack = (withhold: boolean) => collect(exportFrom(database, [uuid(101), uuid(102)], () => {}, withhold));
const check = async (bytes: Uint8Array<ArrayBuffer>) => checkPackage(new Blob([bytes]));
const names = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await readZip(new Blob([bytes]))).map(({ name }) => name.split('/').slice(1).join('/'));
const textOf = (files: Files, path: string) => new TextDecoder().decode(files.get(path));
const folder = `data/${uuid(102)}/captures/${uuid(3)}`;

describe('a package without the originals that were redacted', () => {
  test('holds, says what was left out, and has no byte of it', async () => {
    const bytes = await pack(true);
    expect(await check(bytes)).toMatchObject({
      ok: true,
      report: { findings: 2, captures: 3, files: 2, withheld: 1, redacted: 1 },
    });
    const text = new TextDecoder().decode(bytes);
    expect(text).not.toContain(ORIGINAL);
    expect(text).toContain(COPY);
    // What was not redacted is there.
    expect(text).toContain('gambar 1');
    const paths = await names(bytes);
    expect(paths).toContain(`${folder}/withheld.json`);
    expect(paths).toContain(`${folder}/derivatives/redacted.png`);
    expect(paths.filter((path) => path.startsWith(`${folder}/files/`))).toEqual([]);
    // What is drawn for it is drawn with everything covered.
    const { redactions } = (await database.findings.get(uuid(102)))?.finding ?? {};
    expect(text).toContain(`outlined ${uuid(3)} ${redactions?.[0]?.sha256}`);
  });

  test.each<[name: string, code: string, change: (files: Files) => void]>([
    ['whose copy is gone', 'file-missing', (files) => files.delete(`${folder}/derivatives/redacted.png`)],
    [
      'whose copy is another',
      'file-changed',
      (files) => files.set(`${folder}/derivatives/redacted.png`, encode('salinan lainnya')),
    ],
    ['that does not say what it left out', 'file-missing', (files) => files.delete(`${folder}/withheld.json`)],
    [
      'that says it left out what is none of its files',
      'file-missing',
      (files) => {
        const list: string[] = JSON.parse(textOf(files, `${folder}/withheld.json`));
        files.set(`${folder}/withheld.json`, encode(canonicalJson([...list, '0'.repeat(64)])));
      },
    ],
    [
      'that left out what has no redacted copy',
      'record-unreadable',
      (files) => {
        const other = `data/${uuid(101)}/captures/${uuid(1)}`;
        const { files: its }: { files: { sha256: string }[] } = JSON.parse(textOf(files, `${other}/capture.json`));
        files.set(`${other}/withheld.json`, encode(canonicalJson(its.map((file) => file.sha256))));
        files.delete(`${other}/files/1-screenshot.png`);
      },
    ],
    [
      'with a picture that is not what it says',
      'file-changed',
      (files) => files.set(`${folder}/derivatives/outlined.png`, encode('lain')),
    ],
    [
      'with a picture that nothing speaks of',
      'file-unexpected',
      (files) => files.set(`${folder}/derivatives/stitched.png`, encode('lain')),
    ],
  ])('%s is refused, even if it is signed anew', async (_name, code, change) => {
    const { root, files } = await unpack(await pack(true));
    const result = await check(await forge(root, files, change));
    expect(result).toMatchObject({ ok: false, problem: { code } });
  });
});

test('with the originals, both are there', async () => {
  const bytes = await pack(false);
  expect(await check(bytes)).toMatchObject({ ok: true, report: { files: 3, withheld: 0, redacted: 1 } });
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain(ORIGINAL);
  expect(text).toContain(COPY);
  expect(await names(bytes)).not.toContain(`${folder}/withheld.json`);
});
