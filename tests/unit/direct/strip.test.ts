/** The copy that leaves tells nothing but the picture: proved on the bytes, by searching them and by reading them again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFileKind } from '../../../utils/direct/file-kind.ts';
import { FileRefused } from '../../../utils/direct/file-refused.ts';
import { findLeftovers, readPhotoMetadata } from '../../../utils/direct/read-photo.ts';
import { stripJpeg } from '../../../utils/direct/strip-jpeg.ts';
import { stripPng } from '../../../utils/direct/strip-png.ts';
import { stripWebp } from '../../../utils/direct/strip-webp.ts';
import { type PhotoKind, plainDocument, plainPhoto, SECRETS, TAKEN, tellingPhoto } from '../../fixtures/photos.ts';

const STRIP = { jpeg: stripJpeg, png: stripPng, webp: stripWebp };
const KINDS: PhotoKind[] = ['jpeg', 'png', 'webp'];
const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes);

describe.each(KINDS)('%s', (kind) => {
  test('the fixture tells it all, and is read', () => {
    const photo = tellingPhoto(kind);
    expect(readPhotoMetadata(photo)).toMatchObject({
      location: { latitude: TAKEN.latitude, longitude: TAKEN.longitude },
      takenAt: TAKEN.takenAt,
      device: 'Ponsel Contoh X-1000',
      orientation: 1,
    });
    expect(readPhotoMetadata(photo).others.join()).toMatch(/Ani Contoh.*SERI-12345/);
    expect(findLeftovers(photo)).toEqual(expect.arrayContaining(['Make', 'GPSLatitude', 'xmp', 'gps']));
    for (const secret of SECRETS.filter((word) => kind === 'jpeg' || !/akhir|rahasia/.test(word)))
      expect(textOf(photo)).toContain(secret);
  });

  test('nothing of it is left, and the picture’s own bytes are all there', () => {
    const stripped = STRIP[kind](tellingPhoto(kind), 1);
    const text = textOf(stripped);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/exif|xmp|rdf|adobe|Photoshop/i);
    expect(findLeftovers(stripped)).toEqual([]);
    expect(textOf(stripped)).toBe(textOf(plainPhoto(kind)));
  });

  test('a photo that tells nothing stays as it is', () => {
    const plain = plainPhoto(kind);
    expect(STRIP[kind](plain, 1)).toEqual(plain);
    expect(readPhotoMetadata(plain)).toEqual({
      location: null,
      takenAt: null,
      device: null,
      others: [],
      orientation: 1,
    });
  });

  test('which side is up survives, and nothing else with it', () => {
    for (const orientation of [2, 3, 6, 8]) {
      const stripped = STRIP[kind](tellingPhoto(kind, orientation), orientation);
      expect(readPhotoMetadata(stripped).orientation).toBe(orientation);
      expect(findLeftovers(stripped)).toEqual([]);
      for (const secret of SECRETS) expect(textOf(stripped)).not.toContain(secret);
    }
  });

  test('cut off anywhere, nothing gets through; damaged, it ends', () => {
    const photo = tellingPhoto(kind, 6);
    /** The copy, or null for a file that was refused. */
    const strip = (bytes: Uint8Array): string | null => {
      try {
        return textOf(STRIP[kind](bytes, 6));
      } catch (error) {
        expect(error).toBeInstanceOf(FileRefused);
        return null;
      }
    };
    for (let length = 12; length < photo.length; length++)
      expect(strip(photo.slice(0, length)) ?? '').not.toMatch(/SERI-12345|Ani Contoh/);
    const damage = fc.array(fc.tuple(fc.integer({ min: 12, max: photo.length - 1 }), fc.nat(255)), { maxLength: 5 });
    fc.assert(
      fc.property(damage, (changes) => {
        const broken = photo.slice();
        for (const [at, byte] of changes) broken[at] = byte;
        expect(strip(broken)?.length ?? 0).toBeLessThanOrEqual(photo.length + 100);
      }),
      { numRuns: 300 },
    );
  });
});

test('files are told by their bytes', () => {
  for (const kind of KINDS) expect(findFileKind(plainPhoto(kind))).toBe(kind);
  expect(findFileKind(plainDocument())).toBe('pdf');
  expect(findFileKind(Uint8Array.from('\0\0\0\x18ftypheic', (letter) => letter.charCodeAt(0)))).toBe('heic');
  expect(findFileKind(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
  expect(findFileKind(new Uint8Array())).toBeNull();
});
