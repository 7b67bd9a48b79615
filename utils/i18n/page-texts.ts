/** Words of our own pages (popup, review). Formal-friendly, presuming innocence: dugaan, terlapor. */
import type { NoScreenshotReason, Target, WarningCode } from '../contract/capture.ts';
import type { Behaviour, FindingChannel } from '../contract/finding.ts';
import type { ErrorCode } from '../messaging/reply.ts';
import type { DeliveryError, Queue } from '../storage/database.ts';
import type { Language } from './content-texts.ts';

export interface PageTexts {
  appName: string;
  tabs: Record<Exclude<Queue, 'deleted'>, string>;
  tabsLabel: string;
  empty: Record<Exclude<Queue, 'deleted'>, { title: string; hint: string }>;
  flagPage: string;
  flagPageDone: string;
  openReview: string;
  settings: string;
  back: string;
  more: string;
  target: Record<Target, string>;
  unknownAuthor: string;
  noThumbnail: string;
  // Detail
  evidence: string;
  screenshotAlt: (author: string) => string;
  noScreenshot: Record<NoScreenshotReason, string>;
  source: string;
  openSource: string;
  published: string;
  captured: string;
  audience: string;
  audiences: Record<string, string>;
  text: string;
  parent: string;
  fingerprint: string;
  warnings: string;
  warning: Record<WarningCode, string>;
  form: string;
  channel: string;
  channels: Record<FindingChannel, string>;
  reportedName: string;
  reportedHint: string;
  account: string;
  position: string;
  agency: string;
  region: string;
  behaviours: string;
  behaviour: Record<Behaviour, string>;
  supported: string;
  narrative: string;
  narrativeHint: string;
  savedAsDraft: string;
  saving: string;
  approve: string;
  dismiss: string;
  remove: string;
  reopen: string;
  approvedNote: string;
  dismissedNote: string;
  sentNote: (when: string) => string;
  receipt: string;
  gone: string;
  // Undo
  removed: string;
  approved: string;
  dismissed: string;
  undo: string;
  // Sync
  sendAll: (count: number) => string;
  sending: (done: number, total: number) => string;
  sent: string;
  delivery: Record<DeliveryError, string>;
  retryAt: (when: string) => string;
  state: { queued: string; sending: string; waiting: string; rejected: string };
  joinFirst: string;
  // Joining
  join: string;
  joinHint: string;
  inviteLabel: string;
  joining: string;
  joined: (network: string) => string;
  notJoined: string;
  permissionTitle: string;
  permissionHint: string;
  permissionGrant: string;
  permissionGranted: string;
  language: string;
  error: Record<ErrorCode, string>;
  storageBroken: string;
}

const id: PageTexts = {
  appName: 'Pantau ASN',
  tabs: { review: 'Tinjau', outgoing: 'Siap kirim', sent: 'Terkirim', dismissed: 'Diabaikan' },
  tabsLabel: 'Antrean temuan',
  empty: {
    review: {
      title: 'Belum ada temuan yang menunggu tinjauan',
      hint: 'Buka Facebook atau berita, lalu pilih “Laporkan pelanggaran ASN” pada unggahan, komentar, atau artikel.',
    },
    outgoing: {
      title: 'Tidak ada yang siap dikirim',
      hint: 'Temuan yang Anda setujui menunggu di sini sampai dikirim.',
    },
    sent: {
      title: 'Belum ada yang terkirim',
      hint: 'Di sini hanya tercantum temuan dengan tanda terima yang sidik digitalnya cocok.',
    },
    dismissed: {
      title: 'Tidak ada yang diabaikan',
      hint: 'Temuan yang Anda abaikan tetap di perangkat ini dan tidak dikirim.',
    },
  },
  flagPage: 'Tandai halaman ini',
  flagPageDone: 'Halaman ditandai',
  openReview: 'Buka di tab',
  settings: 'Pengaturan',
  back: 'Kembali',
  more: 'Tampilkan lebih banyak',
  target: {
    post: 'Unggahan',
    comment: 'Komentar',
    reply: 'Balasan',
    reaction: 'Reaksi',
    share: 'Dibagikan',
    article: 'Artikel',
    page: 'Halaman',
    direct: 'Temuan langsung',
  },
  unknownAuthor: 'Penulis tidak terbaca',
  noThumbnail: 'Tanpa tangkapan layar',
  evidence: 'Bukti',
  screenshotAlt: (author) => `Tangkapan layar dari ${author}`,
  noScreenshot: {
    'not-permitted':
      'Belum ada tangkapan layar: saat ditandai, tab itu belum diizinkan. Buka lagi halamannya, klik ikon Pantau ASN, lalu tandai lagi.',
    'tab-not-visible': 'Tanpa tangkapan layar: tab tidak sedang terlihat.',
    'item-not-visible': 'Tanpa tangkapan layar: bagian itu tidak terlihat di layar.',
    'rate-limited': 'Tanpa tangkapan layar: peramban membatasi jumlahnya.',
    'storage-full': 'Tanpa tangkapan layar: penyimpanan perangkat penuh.',
    failed: 'Tanpa tangkapan layar: peramban tidak dapat membuatnya.',
  },
  source: 'Tautan',
  openSource: 'Buka sumber',
  published: 'Diunggah',
  captured: 'Ditangkap',
  audience: 'Terlihat oleh',
  audiences: {
    public: 'Publik',
    friends: 'Teman',
    group: 'Grup',
    'closed-group': 'Grup tertutup',
    custom: 'Khusus',
    'only-me': 'Hanya pemilik akun',
    unknown: 'Tidak terbaca',
  },
  text: 'Isi',
  parent: 'Menanggapi',
  fingerprint: 'Sidik digital (SHA-256)',
  warnings: 'Perlu diperiksa',
  warning: {
    'author-missing': 'Penulis tidak terbaca.',
    'permalink-missing': 'Tautan permanen tidak ditemukan; yang tercatat hanya alamat halaman.',
    'permalink-unresolved': 'Tautan ini hanya dapat diuraikan oleh Facebook. Buka, lalu tandai lagi dari halamannya.',
    'text-missing': 'Isi tidak terbaca.',
    'text-truncated': 'Isi terpotong di halaman. Klik “Lihat selengkapnya” lebih dahulu, lalu tandai lagi.',
    'text-cut': 'Isi sangat panjang; yang disimpan hanya awalnya.',
    'time-missing': 'Waktu unggah tidak ditemukan.',
    'time-unreadable': 'Waktu unggah tidak dapat dipastikan; yang tersimpan hanya tulisannya.',
    'time-approximate':
      'Waktu unggah adalah perkiraan dari tulisan seperti “2 jam”. Arahkan kursor ke waktu unggahan, lalu tandai lagi.',
    'audience-unknown': 'Tidak terbaca siapa yang dapat melihat unggahan ini.',
    'not-public': 'Unggahan ini tidak untuk publik. Pastikan boleh dipakai sebagai bukti.',
    'parent-missing': 'Unggahan yang ditanggapi tidak terbaca.',
    'layers-disagree': 'Sumber data di halaman tidak sama; dipilih yang lebih dapat dipercaya.',
    'structured-data-unreadable': 'Data terstruktur halaman ini rusak atau terlalu besar.',
    'unknown-shape': 'Bentuk halaman tidak dikenal; periksa setiap isian.',
    'item-partly-visible': 'Tangkapan layar hanya memuat sebagian.',
    'item-moved': 'Bagian ini bergeser saat difoto.',
  },
  form: 'Isian temuan',
  channel: 'Kanal',
  channels: { medsos: 'Media sosial', berita: 'Berita daring', langsung: 'Pengamatan langsung' },
  reportedName: 'Nama terlapor',
  reportedHint: 'Kosongkan bila belum diketahui',
  account: 'Nama akun',
  position: 'Jabatan',
  agency: 'Instansi atau unit kerja',
  region: 'Wilayah',
  behaviours: 'Dugaan perbuatan',
  behaviour: {
    STATUS: 'Membuat unggahan',
    KOMENTAR: 'Mengomentari',
    SUKA: 'Menyukai atau memberi reaksi',
    BAGIKAN: 'Membagikan',
    GABUNG_IKUTI: 'Bergabung atau mengikuti akun pemenangan',
    FOTO_SIMBOL: 'Foto bersama atau simbol jari',
    BINGKAI: 'Bingkai atau foto profil',
    SIARAN: 'Siaran langsung atau cerita',
    HADIR: 'Menghadiri kegiatan',
    PASANG_APK: 'Memasang alat peraga',
    AJAKAN: 'Ajakan atau pengerahan',
    LAIN: 'Lainnya',
  },
  supported: 'Diduga mendukung siapa',
  narrative: 'Uraian',
  narrativeHint: 'Apa yang terlihat, kapan, dan mengapa diduga melanggar netralitas',
  savedAsDraft: 'Tersimpan',
  saving: 'Menyimpan …',
  approve: 'Setujui',
  dismiss: 'Abaikan',
  remove: 'Hapus',
  reopen: 'Ubah lagi',
  approvedNote: 'Disetujui, menunggu dikirim.',
  dismissedNote: 'Diabaikan; tidak akan dikirim.',
  sentNote: (when) => `Terkirim. Diterima ${when}.`,
  receipt: 'Tanda terima',
  gone: 'Temuan ini sudah tidak ada.',
  removed: 'Temuan dihapus',
  approved: 'Temuan disetujui',
  dismissed: 'Temuan diabaikan',
  undo: 'Urungkan',
  sendAll: (count) => `Kirim semua (${count})`,
  sending: (done, total) => `Mengirim ${done} dari ${total}`,
  sent: 'Terkirim',
  delivery: {
    offline: 'Server tidak terjangkau. Periksa sambungan; pengiriman dilanjutkan sendiri.',
    'server-error': 'Server sedang bermasalah. Pengiriman dilanjutkan sendiri.',
    'unexpected-answer':
      'Jawaban bukan dari server Pantau ASN (mungkin halaman masuk Wi-Fi). Masuk ke jaringan itu atau periksa alamat; pengiriman dilanjutkan sendiri.',
    'rate-limited': 'Server meminta jeda. Pengiriman dilanjutkan sendiri.',
    unauthorised: 'Server tidak mengenali perangkat ini. Minta undangan baru, lalu bergabung lagi di Pengaturan.',
    'hash-mismatch':
      'Sidik digital tidak cocok, jadi belum dianggap terkirim. Bukti di perangkat ini utuh; hubungi koordinator.',
    rejected: 'Server menolak temuan ini. Periksa, lalu kirim lagi atau hubungi koordinator.',
    'file-missing': 'Berkas bukti tidak ada lagi di perangkat ini. Hubungi koordinator.',
  },
  retryAt: (when) => `Dicoba lagi ${when}.`,
  state: { queued: 'Menunggu giliran', sending: 'Mengirim', waiting: 'Menunggu', rejected: 'Perlu diperiksa' },
  joinFirst: 'Bergabunglah dengan jaringan untuk mengirim. Temuan aman di perangkat ini.',
  join: 'Bergabung',
  joinHint: 'Tempelkan tautan undangan dari koordinator.',
  inviteLabel: 'Tautan undangan',
  joining: 'Menghubungi server …',
  joined: (network) => `Bergabung dengan ${network}`,
  notJoined: 'Belum bergabung dengan jaringan',
  permissionTitle: 'Tangkapan layar tanpa klik tambahan',
  permissionHint:
    'Peramban hanya mengizinkan tangkapan layar setelah ikon Pantau ASN diklik sekali di tab itu. Dengan izin ini langkah itu tidak perlu. Pantau ASN tetap hanya memotret yang Anda tandai.',
  permissionGrant: 'Beri izin',
  permissionGranted: 'Izin sudah diberikan',
  language: 'Bahasa',
  error: {
    'bad-message': 'Permintaan tidak dikenali. Muat ulang halaman ini.',
    'not-found': 'Temuan ini sudah tidak ada di daftar itu.',
    'storage-full': 'Penyimpanan perangkat penuh. Kosongkan ruang, lalu coba lagi.',
    'storage-failed': 'Basis data perangkat menolak. Mulai ulang peramban, lalu coba lagi.',
    'page-not-supported': 'Halaman ini tidak dapat ditandai: peramban melindunginya. Buka halaman http atau https.',
    'invite-invalid':
      'Undangan tidak berlaku: keliru, sudah dipakai, atau kedaluwarsa. Minta yang baru kepada koordinator.',
    'backend-unreachable': 'Server tidak terjangkau. Periksa sambungan, lalu coba lagi.',
    'backend-answer': 'Alamat itu tidak menjawab seperti server Pantau ASN. Periksa tautan undangan.',
    'not-enrolled': 'Bergabunglah dengan jaringan lebih dahulu.',
    failed: 'Gagal. Coba lagi.',
  },
  storageBroken:
    'Basis data perangkat tidak dapat dibaca. Mulai ulang peramban; jangan hapus ekstensi ini, temuan ada di dalamnya.',
};

const en: PageTexts = {
  appName: 'Pantau ASN',
  tabs: { review: 'Review', outgoing: 'To send', sent: 'Sent', dismissed: 'Dismissed' },
  tabsLabel: 'Queue of findings',
  empty: {
    review: {
      title: 'No findings are waiting for review',
      hint: 'Open Facebook or a news page and choose “Report ASN violation” on a post, a comment or an article.',
    },
    outgoing: { title: 'Nothing is ready to send', hint: 'Findings that you approve wait here until they are sent.' },
    sent: {
      title: 'Nothing has been sent yet',
      hint: 'Only findings with a receipt whose hash equals ours are listed here.',
    },
    dismissed: {
      title: 'Nothing is dismissed',
      hint: 'Findings that you dismiss stay on this device and are not sent.',
    },
  },
  flagPage: 'Flag this page',
  flagPageDone: 'Page flagged',
  openReview: 'Open in a tab',
  settings: 'Settings',
  back: 'Back',
  more: 'Show more',
  target: {
    post: 'Post',
    comment: 'Comment',
    reply: 'Reply',
    reaction: 'Reaction',
    share: 'Share',
    article: 'Article',
    page: 'Page',
    direct: 'Direct observation',
  },
  unknownAuthor: 'Author unreadable',
  noThumbnail: 'No screenshot',
  evidence: 'Evidence',
  screenshotAlt: (author) => `Screenshot of ${author}`,
  noScreenshot: {
    'not-permitted':
      'No screenshot yet: the tab was not permitted when this was flagged. Open the page again, click the Pantau ASN icon, and flag it again.',
    'tab-not-visible': 'No screenshot: the tab was not in view.',
    'item-not-visible': 'No screenshot: the item was not in view.',
    'rate-limited': 'No screenshot: the browser limits how many it takes.',
    'storage-full': 'No screenshot: the device’s storage was full.',
    failed: 'No screenshot: the browser could not take one.',
  },
  source: 'Link',
  openSource: 'Open source',
  published: 'Posted',
  captured: 'Captured',
  audience: 'Visible to',
  audiences: {
    public: 'Public',
    friends: 'Friends',
    group: 'Group',
    'closed-group': 'Private group',
    custom: 'Custom',
    'only-me': 'Account owner only',
    unknown: 'Unreadable',
  },
  text: 'Text',
  parent: 'In answer to',
  fingerprint: 'Fingerprint (SHA-256)',
  warnings: 'To be checked',
  warning: {
    'author-missing': 'The author could not be read.',
    'permalink-missing': 'No permanent link was found; only the page’s address is recorded.',
    'permalink-unresolved': 'Only Facebook can resolve this link. Open it, then flag from its page.',
    'text-missing': 'The text could not be read.',
    'text-truncated': 'The page shows only the beginning. Click “See more” first, then flag again.',
    'text-cut': 'The text is very long; only its beginning is kept.',
    'time-missing': 'No posting time was found.',
    'time-unreadable': 'The posting time is uncertain; only its wording is kept.',
    'time-approximate':
      'The posting time is estimated from words such as “2 h”. Point at the post’s time, then flag again.',
    'audience-unknown': 'Who can see this post could not be read.',
    'not-public': 'This post is not public. Make sure it may be used as evidence.',
    'parent-missing': 'The post that this answers could not be read.',
    'layers-disagree': 'The page’s own data disagree; the more reliable value was kept.',
    'structured-data-unreadable': 'The page’s structured data are broken or too large.',
    'unknown-shape': 'The page has an unknown shape; check every field.',
    'item-partly-visible': 'The screenshot shows only a part.',
    'item-moved': 'The item moved while it was photographed.',
  },
  form: 'Finding',
  channel: 'Channel',
  channels: { medsos: 'Social media', berita: 'Online news', langsung: 'Direct observation' },
  reportedName: 'Reported person’s name',
  reportedHint: 'Leave empty if not known yet',
  account: 'Account name',
  position: 'Position',
  agency: 'Agency or work unit',
  region: 'Region',
  behaviours: 'Suspected act',
  behaviour: {
    STATUS: 'Posting',
    KOMENTAR: 'Commenting',
    SUKA: 'Liking or reacting',
    BAGIKAN: 'Sharing',
    GABUNG_IKUTI: 'Joining or following a campaign account',
    FOTO_SIMBOL: 'Photo together or hand sign',
    BINGKAI: 'Profile frame or picture',
    SIARAN: 'Live video or story',
    HADIR: 'Attending an event',
    PASANG_APK: 'Putting up campaign props',
    AJAKAN: 'Urging or mobilising',
    LAIN: 'Other',
  },
  supported: 'Suspected to support',
  narrative: 'Account',
  narrativeHint: 'What can be seen, when, and why it is suspected to breach neutrality',
  savedAsDraft: 'Saved',
  saving: 'Saving …',
  approve: 'Approve',
  dismiss: 'Dismiss',
  remove: 'Delete',
  reopen: 'Edit again',
  approvedNote: 'Approved, waiting to be sent.',
  dismissedNote: 'Dismissed; will not be sent.',
  sentNote: (when) => `Sent. Received ${when}.`,
  receipt: 'Receipt',
  gone: 'This finding no longer exists.',
  removed: 'Finding deleted',
  approved: 'Finding approved',
  dismissed: 'Finding dismissed',
  undo: 'Undo',
  sendAll: (count) => `Send all (${count})`,
  sending: (done, total) => `Sending ${done} of ${total}`,
  sent: 'Sent',
  delivery: {
    offline: 'The server cannot be reached. Check the connection; sending goes on by itself.',
    'server-error': 'The server has a problem. Sending goes on by itself.',
    'unexpected-answer':
      'The answer is not from a Pantau ASN server (perhaps a Wi-Fi sign-in page). Sign in to that network or check the address; sending goes on by itself.',
    'rate-limited': 'The server asks for a pause. Sending goes on by itself.',
    unauthorised: 'The server does not know this device. Ask for a new invite, then join again in Settings.',
    'hash-mismatch':
      'The fingerprint does not match, so this does not count as sent. The evidence on this device is intact; contact your coordinator.',
    rejected: 'The server refused this finding. Check it and send again, or contact your coordinator.',
    'file-missing': 'An evidence file is no longer on this device. Contact your coordinator.',
  },
  retryAt: (when) => `Next try ${when}.`,
  state: { queued: 'Waiting its turn', sending: 'Sending', waiting: 'Waiting', rejected: 'Needs a look' },
  joinFirst: 'Join a network to send. Your findings are safe on this device.',
  join: 'Join',
  joinHint: 'Paste the invite link from your coordinator.',
  inviteLabel: 'Invite link',
  joining: 'Contacting the server …',
  joined: (network) => `Joined ${network}`,
  notJoined: 'Not joined to a network yet',
  permissionTitle: 'Screenshots without an extra click',
  permissionHint:
    'The browser allows a screenshot only after the Pantau ASN icon was clicked once in that tab. With this permission that step is not needed. Pantau ASN still photographs only what you flag.',
  permissionGrant: 'Allow',
  permissionGranted: 'Allowed',
  language: 'Language',
  error: {
    'bad-message': 'The request was not understood. Reload this page.',
    'not-found': 'This finding is no longer in that list.',
    'storage-full': 'The device’s storage is full. Free some space, then try again.',
    'storage-failed': 'The device’s database refused. Restart the browser, then try again.',
    'page-not-supported': 'This page cannot be flagged: the browser protects it. Open an http or https page.',
    'invite-invalid': 'The invite is not valid: wrong, used or expired. Ask your coordinator for a new one.',
    'backend-unreachable': 'The server cannot be reached. Check the connection, then try again.',
    'backend-answer': 'That address does not answer like a Pantau ASN server. Check the invite link.',
    'not-enrolled': 'Join a network first.',
    failed: 'That failed. Try again.',
  },
  storageBroken:
    'The device’s database cannot be read. Restart the browser; do not remove this extension, your findings are in it.',
};

export const PAGE_TEXTS: Record<Language, PageTexts> = { id, en };
