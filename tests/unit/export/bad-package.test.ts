import { makeZip } from 'client-zip';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../utils/capture/seal.ts';
import { checkPackage, type PackageVerdict } from '../../../utils/export/check-package.ts';
import { uuid } from '../sample.ts';
import { encode, type Files, forge, unpack, zip, zipFiles } from './forge-package.ts';
import { collect, exportFrom, makeFindings } from './sample-package.ts';

let whole: Uint8Array<ArrayBuffer>;
let root: string;
let files: Files;

beforeAll(async () => {
  whole = await collect(exportFrom(await makeFindings()));
  ({ root, files } = await unpack(whole));
});

/** What is wrong with it. */
async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<PackageVerdict> {
  const result = await checkPackage(new Blob([bytes]));
  if (result.ok) throw new Error('It was accepted.');
  return result.problem;
}

/** Replaces every `from` by `to` of the same length. */
function patch(
  bytes: Uint8Array<ArrayBuffer>,
  from: readonly number[],
  to: readonly number[],
): Uint8Array<ArrayBuffer> {
  const patched = bytes.slice();
  for (let at = 0; at + from.length <= patched.length; at++)
    if (from.every((byte, index) => patched[at + index] === byte)) patched.set(to, at);
  return patched;
}
/** Beginning of each header, up to flags and method. */
const LOCAL = [0x50, 0x4b, 3, 4, 45, 0];
const CENTRAL = [0x50, 0x4b, 1, 2, 45, 3, 45, 0];
const setFlags = (bytes: Uint8Array<ArrayBuffer>, flags: readonly number[], method: readonly number[]) =>
  [LOCAL, CENTRAL].reduce(
    (patched, start) => patch(patched, [...start, 8, 8, 0, 0], [...start, ...flags, ...method]),
    bytes,
  );
const firstOf = async (from: Uint8Array<ArrayBuffer>, signature: readonly number[]) =>
  from.findIndex((_, at) => signature.every((byte, index) => from[at + index] === byte));

describe('a file that is no package', () => {
  const cases: [string, () => Promise<Uint8Array<ArrayBuffer>>, PackageVerdict['code']][] = [
    ['nothing', async () => new Uint8Array(), 'not-zip'],
    ['a picture', async () => encode('\x89PNG not really'), 'not-zip'],
    ['a ZIP that ends too early', async () => whole.slice(0, -30), 'truncated'],
    ['something after the end', async () => encode(`${String.fromCharCode(...whole.slice(0, 4))}tail`), 'truncated'],
    ['an empty ZIP', () => zip([]), 'not-zip'],
    ['another ZIP', () => zip([['laporan.txt', encode('halo')]]), 'not-package'],
    [
      'two folders',
      () =>
        zip([
          ['pantau-asn-a/x', encode('')],
          ['pantau-asn-b/x', encode('')],
        ]),
      'not-package',
    ],
    ['a way out of the folder', () => zip([['pantau-asn-a/../../x', encode('')]]), 'bad-name'],
    ['an absolute name', () => zip([['/etc/x', encode('')]]), 'bad-name'],
    ['a drive', () => zip([['C:\\x', encode('')]]), 'bad-name'],
    ['a name with a control character', () => zip([['pantau-asn-a/x\u0000y', encode('')]]), 'bad-name'],
    ['a name that looks like another', () => zip([['pantau-asn-a/mаnifest', encode('')]]), 'bad-name'],
    ['a folder as an entry', () => collect(makeZip([{ name: 'pantau-asn-a/' }])), 'bad-name'],
    [
      'one name twice',
      () =>
        zip([
          ['pantau-asn-a/x', encode('1')],
          ['pantau-asn-a/x', encode('2')],
        ]),
      'duplicate-name',
    ],
    [
      'one name in two cases',
      () =>
        zip([
          ['pantau-asn-a/x', encode('')],
          ['pantau-asn-a/X', encode('')],
        ]),
      'duplicate-name',
    ],
    ['an encrypted entry', async () => setFlags(whole, [9, 8], [0, 0]), 'encrypted'],
    ['a compressed entry (a bomb would be one)', async () => setFlags(whole, [8, 8], [8, 0]), 'compressed'],
    [
      'more entries than a package has',
      async () => whole.slice().fill(0xff, whole.length - 14, whole.length - 10),
      'too-large',
    ],
  ];
  test.each(cases)('%s', async (_name, make, code) => {
    expect((await refusal(await make())).code).toBe(code);
  });

  test('an entry that lies over another', async () => {
    const at = await firstOf(whole, CENTRAL);
    const second = await firstOf(whole.subarray(at + 1) as Uint8Array<ArrayBuffer>, CENTRAL);
    const overlapping = whole.slice();
    // The second entry claims the place of the first.
    overlapping.set([0, 0, 0, 0], at + 1 + second + 42);
    expect((await refusal(overlapping)).code).toBe('overlapping');
  });

  test('bytes between the entries that belong to none', async () => {
    const two = await zip([
      ['pantau-asn-a/x', encode('1')],
      ['pantau-asn-a/y', encode('2')],
    ]);
    const directory = await firstOf(two, CENTRAL);
    const hidden = new Uint8Array([...two.slice(0, directory), 1, 2, 3, ...two.slice(directory)]);
    new DataView(hidden.buffer).setUint32(hidden.length - 6, directory + 3, true);
    expect((await refusal(hidden)).code).toBe('overlapping');
  });
});

const capturePath = (file: string) => `data/${uuid(101)}/captures/${uuid(1)}/${file}`;
const findingPath = (file: string) => `data/${uuid(101)}/${file}`;
const textOf = (bag: Files, path: string) => new TextDecoder().decode(bag.get(path));
const edit = (path: string, from: string | RegExp, to: string) => (bag: Files) =>
  void bag.set(path, encode(textOf(bag, path).replace(from, to)));

test('the helper that forges makes a package that holds, when nothing is changed', async () => {
  expect((await checkPackage(new Blob([await forge(root, files, () => {})]))).ok).toBe(true);
});

describe('a package that was made anew with other hashes', () => {
  const cases: [string, (bag: Files) => void, PackageVerdict['code']][] = [
    [
      'another text in a capture',
      edit(capturePath('capture.json'), 'Komentar ke-1', 'Komentar ke-9'),
      'signature-wrong',
    ],
    ['another picture', (bag) => void bag.set(capturePath('files/1-screenshot.png'), encode('lain')), 'file-changed'],
    ['a picture less', (bag) => void bag.delete(capturePath('files/1-screenshot.png')), 'file-missing'],
    ['another time in the log', edit(findingPath('custody.jsonl'), /T03:30/, 'T02:30'), 'custody-broken'],
    ['an event less', edit(findingPath('custody.jsonl'), /.*"viewed".*\n/, ''), 'custody-broken'],
    ['the end of the log cut off', edit(findingPath('custody.jsonl'), /(?:.*\n){5}$/, ''), 'custody-incomplete'],
    [
      'another account in the finding',
      edit(findingPath('finding.json'), 'Uraian contoh', 'Uraian lain'),
      'finding-changed',
    ],
    ['another hash in a receipt', edit(capturePath('receipt.json'), /"sha256":"./, '"sha256":"z'), 'record-unreadable'],
    ['another time in a receipt', edit(capturePath('receipt.json'), /T03:31/, 'T03:30'), 'custody-incomplete'],
    ['a field that nobody knows', edit(capturePath('capture.json'), /^\{/, '{"aaa":1,'), 'record-unreadable'],
    ['another spelling of the same record', edit(capturePath('capture.json'), /^\{/, '{ '), 'record-unreadable'],
    ['a file that is not accounted for', (bag) => void bag.set('data/catatan.txt', encode('x')), 'file-unexpected'],
    ['a tag file more', (bag) => void bag.set('index.html', encode('<script>')), 'file-unexpected'],
    ['no explanation', (bag) => void bag.delete('data/BACA-SAYA.txt'), 'file-missing'],
    [
      'a signature of another capture',
      (bag) =>
        void bag.set(
          capturePath('capture.json.sig'),
          files.get(capturePath('capture.json.sig').replace(uuid(1), uuid(2))) ?? encode(''),
        ),
      'signature-wrong',
    ],
    ['a key that is none', edit(capturePath('public-key.pem'), /[A-Z]/g, 'A'), 'signature-wrong'],
    ['a capture less, and nowhere named', edit(findingPath('finding.json'), `"${uuid(1)}",`, ''), 'finding-changed'],
    [
      'a finding less',
      (bag) => void [...bag.keys()].filter((path) => path.includes(uuid(102))).forEach((path) => void bag.delete(path)),
      'not-package',
    ],
  ];
  test.each(cases)('%s', async (_name, change, code) => {
    expect(await refusal(await forge(root, files, change))).toMatchObject({ code });
  });
});

test('without its manifests made anew, a changed file is named', async () => {
  const bag = new Map(files);
  bag.set('data/BACA-SAYA.txt', encode('lain'));
  expect(await refusal(await zipFiles(root, bag))).toEqual({ code: 'file-changed', subject: 'data/BACA-SAYA.txt' });
});

test('a huge record is not read into memory', async () => {
  const bag = new Map(files);
  bag.set(capturePath('capture.json'), encode(canonicalJson({ text: 'x'.repeat(17 * 1024 * 1024) })));
  expect(
    (
      await refusal(
        await forge(
          root,
          files,
          (copy) => void copy.set(capturePath('capture.json'), bag.get(capturePath('capture.json')) ?? encode('')),
        ),
      )
    ).code,
  ).toBe('too-large');
});
