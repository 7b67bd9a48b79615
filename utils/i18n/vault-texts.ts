/** What is said about the passphrase: where it is asked for, and in the settings. Loaded with either. */

export interface VaultTexts {
  lockedTitle: string;
  lockedHint: string;
  passphrase: string;
  show: string;
  unlock: string;
  unlocking: string;
  wrong: string;
  failed: string;
  forgotten: string;
  forgottenHint: string;
  title: string;
  hint: string;
  warning: string;
  repeat: string;
  tooShort: (least: number) => string;
  rule: (least: number) => string;
  different: string;
  set: string;
  working: string;
  isOn: string;
  converting: (share: number) => string;
  removing: (share: number) => string;
  lockNow: string;
  lockAfter: string;
  minutes: (minutes: number) => string;
  change: string;
  current: string;
  fresh: string;
  changed: string;
  remove: string;
  removeHint: string;
}

export const VAULT_TEXTS: { id: VaultTexts; en: VaultTexts } = {
  id: {
    lockedTitle: 'Terkunci',
    lockedHint:
      'Masukkan kata sandi untuk melihat temuan. Selama terkunci Anda tetap dapat melaporkan: semuanya disimpan tersegel. Pengiriman menunggu sampai dibuka.',
    passphrase: 'Kata sandi',
    show: 'Tampilkan',
    unlock: 'Buka kunci',
    unlocking: 'Membuka …',
    wrong: 'Kata sandi tidak cocok. Tidak ada yang hilang; coba lagi.',
    failed: 'Tidak berhasil. Coba lagi.',
    forgotten: 'Lupa kata sandi?',
    forgottenHint:
      'Kata sandi tidak dapat dipulihkan, oleh siapa pun. Yang sudah terkirim tetap ada di jaringan Anda, dan cadangan dapat dipulihkan dengan kata sandi cadangan itu. Untuk memulai lagi, hapus semua data dari perangkat ini.',
    title: 'Kata sandi',
    hint: 'Dengan kata sandi, temuan dan bukti di perangkat ini terenkripsi. Tanpanya, siapa pun yang memegang perangkat yang terbuka ini dapat membacanya.',
    warning:
      'Kata sandi yang terlupa tidak dapat dipulihkan: yang belum terkirim akan hilang. Catat di tempat yang aman, atau buat cadangan lebih dahulu.',
    repeat: 'Ulangi kata sandi',
    tooShort: (least) => `Terlalu pendek: paling sedikit ${least} karakter.`,
    rule: (least) => `Paling sedikit ${least} karakter. Empat kata acak mudah diingat dan sulit ditebak.`,
    different: 'Keduanya tidak sama.',
    set: 'Pasang kata sandi',
    working: 'Sebentar …',
    isOn: 'Kata sandi terpasang: temuan dan bukti di perangkat ini terenkripsi.',
    converting: (share) => `Mengenkripsi yang sudah ada: ${share} %. Anda dapat terus bekerja.`,
    removing: (share) => `Membuka enkripsi: ${share} %. Anda dapat terus bekerja.`,
    lockNow: 'Kunci sekarang',
    lockAfter: 'Kunci bila tidak dipakai selama',
    minutes: (minutes) => (minutes < 60 ? `${minutes} menit` : `${minutes / 60} jam`),
    change: 'Ganti kata sandi',
    current: 'Kata sandi sekarang',
    fresh: 'Kata sandi baru',
    changed: 'Kata sandi diganti.',
    remove: 'Lepas kata sandi',
    removeHint: 'Semuanya akan tersimpan tanpa enkripsi lagi.',
  },
  en: {
    lockedTitle: 'Locked',
    lockedHint:
      'Enter the passphrase to see findings. You can go on reporting while it is locked: everything is kept sealed. Sending waits until it is unlocked.',
    passphrase: 'Passphrase',
    show: 'Show',
    unlock: 'Unlock',
    unlocking: 'Unlocking …',
    wrong: 'The passphrase is not right. Nothing is lost; try again.',
    failed: 'That did not work. Try again.',
    forgotten: 'Forgot the passphrase?',
    forgottenHint:
      'Nobody can recover a passphrase. What was sent stays with your network, and a backup can be restored with the backup’s own passphrase. To begin anew, remove all data from this device.',
    title: 'Passphrase',
    hint: 'With a passphrase, findings and evidence on this device are encrypted. Without one, whoever holds this unlocked device can read them.',
    warning:
      'A forgotten passphrase cannot be recovered: what has not been sent would be lost. Write it down in a safe place, or make a backup first.',
    repeat: 'Repeat the passphrase',
    tooShort: (least) => `Too short: at least ${least} characters.`,
    rule: (least) => `At least ${least} characters. Four random words are easy to remember and hard to guess.`,
    different: 'The two are not the same.',
    set: 'Set the passphrase',
    working: 'One moment …',
    isOn: 'A passphrase is set: findings and evidence on this device are encrypted.',
    converting: (share) => `Encrypting what is there: ${share} %. You can go on working.`,
    removing: (share) => `Decrypting: ${share} %. You can go on working.`,
    lockNow: 'Lock now',
    lockAfter: 'Lock when not used for',
    minutes: (minutes) =>
      minutes < 60 ? `${minutes} minutes` : `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}`,
    change: 'Change the passphrase',
    current: 'Current passphrase',
    fresh: 'New passphrase',
    changed: 'The passphrase is changed.',
    remove: 'Remove the passphrase',
    removeHint: 'Everything will be stored without encryption again.',
  },
};
