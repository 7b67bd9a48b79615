/** What a photo tells besides its picture: read for the person who adds it, before it is taken out. The door to ExifReader. */
import { type ExpandedTags, load } from 'exifreader';

export interface PhotoMetadata {
  /** Degrees, north and east positive. */
  location: { latitude: number; longitude: number } | null;
  /** When the camera says that the picture was taken: ISO 8601, local, with an offset only where the camera wrote one. */
  takenAt: string | null;
  /** Maker and model. */
  device: string | null;
  /** Whatever else may lead to a person: serial numbers, names, programs, descriptions. */
  others: string[];
  /** 1 to 8; 1 where nothing is said. */
  orientation: number;
}

/** Exif fields that lead to a person or a device; the word for each is the standard's own. */
const TELLING = [
  'Artist',
  'Copyright',
  'CameraOwnerName',
  'BodySerialNumber',
  'LensSerialNumber',
  'ImageUniqueID',
  'HostComputer',
  'Software',
  'ImageDescription',
  'UserComment',
  'XPAuthor',
  'XPComment',
] as const;

/** Groups of data that are a part of the picture, or of the file's form. Everything else is about how it was made. */
const HARMLESS: ReadonlySet<string> = new Set(['file', 'jfif', 'png', 'pngFile', 'riff', 'icc', 'gif', 'composite']);

/** Longest text that is shown of one field. */
const MAX_SHOWN = 120;

function readTags(bytes: Uint8Array<ArrayBuffer>): ExpandedTags {
  try {
    // Bytes, and nothing that could be taken for an address.
    return load(bytes.buffer, { expanded: true });
  } catch {
    // ExifReader throws where a file has no data at all.
    return {};
  }
}

function textOf(tag: unknown): string | null {
  const described = typeof tag === 'object' && tag !== null && 'description' in tag ? tag.description : null;
  const text = typeof described === 'string' ? described.replace(/\s+/g, ' ').trim() : '';
  return text ? text.slice(0, MAX_SHOWN) : null;
}

/** `bytes` must be a buffer of its own, not a part of one. */
export function readPhotoMetadata(bytes: Uint8Array<ArrayBuffer>): PhotoMetadata {
  const { exif = {}, gps, ...groups } = readTags(bytes);
  const tags: Record<string, unknown> = { ...exif };
  const time = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d(?::\d\d)?)/.exec(
    textOf(tags.DateTimeOriginal) ?? textOf(tags.DateTimeDigitized) ?? textOf(tags.DateTime) ?? '',
  );
  const zone = /^[+-]\d\d:\d\d$/.exec(textOf(tags.OffsetTimeOriginal) ?? textOf(tags.OffsetTime) ?? '')?.[0] ?? '';
  const maker = textOf(tags.Make);
  const model = textOf(tags.Model);
  const { Latitude: latitude, Longitude: longitude } = gps ?? {};
  const turn = Number(exif.Orientation?.value);
  return {
    location:
      Number.isFinite(latitude) && Number.isFinite(longitude) && latitude !== undefined && longitude !== undefined
        ? { latitude, longitude }
        : null,
    takenAt: time ? `${time[1]}-${time[2]}-${time[3]}T${time[4]}${zone}` : null,
    device: maker && model?.startsWith(maker) ? model : [maker, model].filter(Boolean).join(' ') || null,
    others: [
      ...TELLING.flatMap((name) => {
        const text = textOf(tags[name]);
        return text ? [`${name}: ${text}`] : [];
      }),
      ...Object.keys(groups).filter((name) => !HARMLESS.has(name)),
    ],
    orientation: turn >= 1 && turn <= 8 ? turn : 1,
  };
}

/** Names of what is left in `bytes` about how the picture was made, besides its orientation; empty for a clean copy. */
export function findLeftovers(bytes: Uint8Array<ArrayBuffer>): string[] {
  const { exif = {}, ...groups } = readTags(bytes);
  // Where the fields stand, not fields themselves.
  const fields = Object.keys(exif).filter((name) => !/^(?:Orientation|Exif IFD Pointer)$/.test(name));
  return [...fields, ...Object.keys(groups).filter((name) => !HARMLESS.has(name))];
}
