/** The one thing of a camera's data that the copy needs: which side is up. */

/**
 * Exif data (a TIFF structure, big-endian) that holds the orientation and nothing else.
 * @param orientation 1 to 8, as in Exif 2.32, 4.6.4 A.
 */
export function createOrientationTiff(orientation: number): Uint8Array {
  const header = [0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08];
  const entry = [0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00];
  return Uint8Array.from([...header, 0x00, 0x01, ...entry, 0x00, 0x00, 0x00, 0x00]);
}

/** The orientation has to be written: 1 is what every viewer assumes. */
export const isTurned = (orientation: number): boolean => orientation >= 2 && orientation <= 8;
