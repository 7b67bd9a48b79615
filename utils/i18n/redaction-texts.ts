/** Words of redacting: the editor, and what is sent. Loaded with the review page. */
import type { Box } from '../contract/primitives.ts';

interface RedactionTexts {
  title: string;
  hint: string;
  none: string;
  made: (boxes: number) => string;
  gone: string;
  redact: string;
  change: string;
  copyAlt: string;
  only: string;
  onlyHint: string;
  /** Pictures without a redacted copy. */
  onlyWithout: (count: number) => string;
  alreadySent: string;
  sentBefore: string;
  locked: string;
  saved: string;
  removed: string;
  // The editor
  editorTitle: string;
  editorHint: string;
  keysHint: string;
  picture: string;
  automatic: string;
  proposed: (count: number) => string;
  nothingProposed: string;
  add: string;
  remove: string;
  undo: string;
  drawByFinger: string;
  larger: string;
  smaller: string;
  box: (at: number, total: number) => string;
  boxKind: string;
  place: (box: Box) => string;
  count: (boxes: number) => string;
  cancel: string;
  save: string;
  saving: string;
  takeBack: string;
  discard: string;
  loading: string;
}

export const REDACTION_TEXTS: { id: RedactionTexts; en: RedactionTexts } = {
  id: {
    title: 'Samarkan',
    hint: 'Nama dan foto orang lain ditutup pada sebuah salinan. Gambar asli tetap tersegel di perangkat ini.',
    none: 'Belum ada salinan samaran.',
    made: (boxes) => `Salinan samaran: ${boxes} kotak.`,
    gone: 'Salinan samaran tidak ada lagi di perangkat ini. Buat lagi.',
    redact: 'Samarkan gambar',
    change: 'Ubah samaran',
    copyAlt: 'Salinan samaran',
    only: 'Kirim hanya salinan samaran',
    onlyHint:
      'Gambar asli dan salinan isi halaman tetap di perangkat ini; server menerima salinan samaran dan hash aslinya. Teks temuan dan nama di dalamnya tetap terkirim.',
    onlyWithout: (count) => `${count} gambar tanpa salinan samaran tidak ikut terkirim.`,
    alreadySent:
      'Server sudah menerima gambar asli temuan ini. Itu tidak dapat ditarik dari sini: minta koordinator menghapusnya.',
    sentBefore: 'Pengiriman berikutnya menyertakan gambar asli.',
    locked: 'Untuk mengubah ini, pilih “Ubah lagi”.',
    saved: 'Salinan samaran disimpan. Gambar asli tidak berubah.',
    removed: 'Salinan samaran ditarik.',
    editorTitle: 'Samarkan gambar',
    editorHint: 'Tarik untuk menutup bagian gambar. Yang tertutup hilang dari salinan, bukan hanya ditutupi.',
    keysHint:
      'Pada sebuah kotak: panah menggeser, Shift+panah mengubah ukuran, Ctrl+panah satu piksel, Delete menghapus, Ctrl+Z membatalkan langkah.',
    picture: 'Gambar dengan kotak samaran',
    automatic: 'Samarkan otomatis',
    proposed: (count) => `${count} kotak ditambahkan di atas nama dan foto orang lain. Periksa satu per satu.`,
    nothingProposed: 'Tidak ada lagi nama atau foto orang lain yang dikenali. Periksa gambar sendiri.',
    add: 'Tambah kotak',
    remove: 'Hapus kotak',
    undo: 'Urungkan',
    drawByFinger: 'Gambar dengan jari',
    larger: 'Perbesar',
    smaller: 'Perkecil',
    box: (at, total) => `Kotak ${at} dari ${total}`,
    boxKind: 'kotak samaran',
    place: ({ x, y, width, height }) => `${x} dari kiri, ${y} dari atas, lebar ${width}, tinggi ${height}`,
    count: (boxes) => `${boxes} kotak`,
    cancel: 'Batal',
    save: 'Simpan salinan samaran',
    saving: 'Menyimpan …',
    takeBack: 'Tarik salinan samaran',
    discard: 'Kotak yang belum disimpan akan hilang. Tutup?',
    loading: 'Gambar disiapkan …',
  },
  en: {
    title: 'Redact',
    hint: 'Names and pictures of other people are covered on a copy. The original stays sealed on this device.',
    none: 'There is no redacted copy yet.',
    made: (boxes) => (boxes === 1 ? 'Redacted copy: 1 box.' : `Redacted copy: ${boxes} boxes.`),
    gone: 'The redacted copy is no longer on this device. Make it again.',
    redact: 'Redact the picture',
    change: 'Change the redaction',
    copyAlt: 'Redacted copy',
    only: 'Send the redacted copy only',
    onlyHint:
      'The original picture and the copy of the page’s content stay on this device; the server gets the redacted copy and the hash of the original. The text of the finding and the names in it are still sent.',
    onlyWithout: (count) =>
      count === 1 ? '1 picture without a redacted copy is not sent.' : `${count} pictures without a copy are not sent.`,
    alreadySent:
      'The server has already received the original picture of this finding. It cannot be called back from here: ask the coordinator to erase it.',
    sentBefore: 'The next time it is sent, the original picture goes along.',
    locked: 'To change this, choose “Edit again”.',
    saved: 'The redacted copy is saved. The original is unchanged.',
    removed: 'The redacted copy was taken back.',
    editorTitle: 'Redact the picture',
    editorHint: 'Drag to cover a part of the picture. What is covered is gone from the copy, not just hidden.',
    keysHint:
      'On a box: arrows move it, Shift+arrows resize it, Ctrl+arrows by one pixel, Delete removes it, Ctrl+Z takes a step back.',
    picture: 'Picture with boxes',
    automatic: 'Redact automatically',
    proposed: (count) =>
      count === 1
        ? '1 box was added over a name or picture of another person. Check it.'
        : `${count} boxes were added over names and pictures of other people. Check each of them.`,
    nothingProposed: 'No further name or picture of another person is known. Look at the picture yourself.',
    add: 'Add a box',
    remove: 'Remove the box',
    undo: 'Undo',
    drawByFinger: 'Draw with a finger',
    larger: 'Larger',
    smaller: 'Smaller',
    box: (at, total) => `Box ${at} of ${total}`,
    boxKind: 'redaction box',
    place: ({ x, y, width, height }) => `${x} from the left, ${y} from the top, ${width} wide, ${height} high`,
    count: (boxes) => (boxes === 1 ? '1 box' : `${boxes} boxes`),
    cancel: 'Cancel',
    save: 'Save the redacted copy',
    saving: 'Saving …',
    takeBack: 'Take the redacted copy back',
    discard: 'Boxes that are not saved will be lost. Close?',
    loading: 'The picture is being prepared …',
  },
};
