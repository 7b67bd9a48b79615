/** What the welcome page says, and its practice post. Every person in it is invented. */
import { CONTENT_TEXTS, type ContentTexts } from './content-texts.ts';
import type { Language } from './language.ts';

/** Where the icon is pinned differs. */
export type BrowserKind = 'chrome' | 'edge' | 'firefox' | 'firefox-android';

export interface WelcomeTexts {
  title: string;
  lead: string;
  language: string;
  promises: { title: string; points: string[] }[];
  network: string;
  networkHint: string;
  screenshots: string;
  pinTitle: string;
  pinSteps: Record<BrowserKind, string[]>;
  pinHint: string;
  pinned: string;
  practice: string;
  /** Around the picture of the flag. */
  practiceHint: { before: string; after: string };
  post: { author: string; time: string; audience: string; text: string };
  practiceLabel: string;
  result: string;
  resultNote: string;
  facts: { author: string; text: string; time: string; picture: string; hash: string };
  pictureAlt: string;
  noPicture: string;
  again: string;
  done: string;
  doneHint: string;
  openQueue: string;
  openGuide: string;
}

const id: WelcomeTexts = {
  title: 'Selamat datang di Pantau ASN',
  lead: 'Tandai dugaan pelanggaran netralitas ASN langsung di Facebook dan berita, dengan bukti yang dapat diperiksa. Semuanya dugaan: Anda yang menilai, dan Anda yang memutuskan apa yang dikirim.',
  language: 'Bahasa',
  promises: [
    {
      title: 'Yang disimpan',
      points: [
        'Hanya yang Anda tandai: tautan, akun, isi, waktu, dan tangkapan layarnya.',
        'Di peramban ini saja, sampai Anda menghapusnya.',
      ],
    },
    {
      title: 'Yang keluar',
      points: [
        'Tidak ada, sampai Anda menyetujui sebuah temuan dan memilih Kirim.',
        'Lalu hanya ke server jaringan yang Anda ikuti, dengan nama samaran acak.',
      ],
    },
    {
      title: 'Yang tidak pernah',
      points: [
        'Tidak ada data akun Facebook Anda; nama dan foto Anda ditutup dalam gambar.',
        'Tidak ada pelacakan, iklan, pihak ketiga, atau penayangan ke publik.',
      ],
    },
  ],
  network: 'Ikut jaringan, atau mulai sendiri',
  networkHint:
    'Belum punya undangan? Lanjutkan saja. Semuanya berfungsi di perangkat ini, kecuali mengirim. Undangan dapat dimasukkan kapan saja di Pengaturan.',
  screenshots: 'Siapkan tangkapan layar',
  pinTitle: 'Sematkan ikonnya',
  pinSteps: {
    chrome: ['Klik ikon potongan puzel di kanan bilah alamat.', 'Klik ikon pin di samping “Pantau ASN”.'],
    edge: [
      'Klik ikon potongan puzel (Ekstensi) di kanan bilah alamat.',
      'Klik ikon mata di samping “Pantau ASN”: Tampilkan di bilah alat.',
    ],
    firefox: [
      'Klik ikon potongan puzel (Ekstensi) di kanan bilah alamat.',
      'Klik roda gigi di samping “Pantau ASN”, lalu Sematkan ke Bilah Alat.',
    ],
    'firefox-android': ['Ketuk menu (tiga titik), lalu Ekstensi.', 'Ketuk “Pantau ASN”. Tidak perlu disematkan.'],
  },
  pinHint: 'Satu klik pada ikon di sebuah tab mengizinkan tangkapan layar di situs itu, dan membuka antrean Anda.',
  pinned: 'Ikon sudah tersemat.',
  practice: 'Coba: tandai satu unggahan',
  practiceHint: {
    before: 'Unggahan ini karangan. Klik bendera kecil',
    after: 'di samping waktunya, seperti nanti di Facebook.',
  },
  post: {
    author: 'Rina Teladan',
    time: '2 jam',
    audience: 'Publik',
    text: 'Mari kita menangkan bersama calon nomor 9! Sampai jumpa di lapangan hari Minggu, pakai kaus yang sama ya.',
  },
  practiceLabel: 'Latihan',
  result: 'Berhasil. Inilah yang tertangkap:',
  resultNote: 'Ini latihan: tidak masuk antrean, tidak disimpan, dan tidak dapat dikirim.',
  facts: { author: 'Akun', text: 'Isi', time: 'Waktu', picture: 'Gambar', hash: 'Sidik digital (SHA-256)' },
  pictureAlt: 'Tangkapan layar unggahan latihan',
  noPicture: 'Belum ada. Klik ikon Pantau ASN di bilah alat: gambarnya ditambahkan sendiri.',
  again: 'Ulangi latihan',
  done: 'Siap',
  doneHint: 'Buka Facebook atau berita: bendera kecil ada di setiap unggahan, komentar, reaksi, dan artikel.',
  openQueue: 'Buka antrean',
  openGuide: 'Belajar menilai (10 menit)',
};

const en: WelcomeTexts = {
  title: 'Welcome to Pantau ASN',
  lead: 'Flag suspected neutrality violations by civil servants (ASN) right on Facebook and in the news, with evidence that can be checked. Everything is suspected: you judge, and you decide what is sent.',
  language: 'Language',
  promises: [
    {
      title: 'What is kept',
      points: [
        'Only what you flag: link, account, text, time and a screenshot of it.',
        'In this browser only, until you delete it.',
      ],
    },
    {
      title: 'What leaves',
      points: [
        'Nothing, until you approve a finding and choose Send.',
        'Then only to the server of the network that you joined, under a random pseudonym.',
      ],
    },
    {
      title: 'What never happens',
      points: [
        'Nothing about your Facebook account is kept; your name and picture are covered in screenshots.',
        'No tracking, no advertising, no third party, nothing published.',
      ],
    },
  ],
  network: 'Join a network, or start alone',
  networkHint:
    'No invite yet? Just go on. Everything works on this device, except sending. An invite can be entered at any time in the settings.',
  screenshots: 'Prepare screenshots',
  pinTitle: 'Pin the icon',
  pinSteps: {
    chrome: ['Click the puzzle piece to the right of the address bar.', 'Click the pin next to “Pantau ASN”.'],
    edge: [
      'Click the puzzle piece (Extensions) to the right of the address bar.',
      'Click the eye next to “Pantau ASN”: Show in toolbar.',
    ],
    firefox: [
      'Click the puzzle piece (Extensions) to the right of the address bar.',
      'Click the gear next to “Pantau ASN”, then Pin to Toolbar.',
    ],
    'firefox-android': ['Tap the menu (three dots), then Extensions.', 'Tap “Pantau ASN”. It needs no pinning.'],
  },
  pinHint: 'One click on the icon in a tab permits screenshots on that site, and opens your queue.',
  pinned: 'The icon is pinned.',
  practice: 'Try it: flag one post',
  practiceHint: {
    before: 'This post is invented. Click the small flag',
    after: 'beside its time, as you will on Facebook.',
  },
  post: {
    author: 'Rina Teladan',
    time: '2 h',
    audience: 'Public',
    text: 'Let us win together with candidate number 9! See you at the field on Sunday, wear the same shirt.',
  },
  practiceLabel: 'Practice',
  result: 'It worked. This is what was kept:',
  resultNote: 'This is a practice: it is not in your queue, not stored, and cannot be sent.',
  facts: { author: 'Account', text: 'Text', time: 'Time', picture: 'Picture', hash: 'Fingerprint (SHA-256)' },
  pictureAlt: 'Screenshot of the practice post',
  noPicture: 'Not yet. Click the Pantau ASN icon in the toolbar: the picture is added by itself.',
  again: 'Practise again',
  done: 'Ready',
  doneHint: 'Open Facebook or a news site: the small flag is on every post, comment, reaction and article.',
  openQueue: 'Open the queue',
  openGuide: 'Learn to judge (10 minutes)',
};

export const WELCOME_TEXTS: Record<Language, WelcomeTexts> = { id, en };

/** The action and its toast say the truth in a practice as well. */
export const PRACTICE_TEXTS: Record<Language, ContentTexts> = {
  id: { ...CONTENT_TEXTS.id, saved: 'Latihan berhasil: tertangkap, tidak disimpan', complete: 'Lihat hasilnya' },
  en: { ...CONTENT_TEXTS.en, saved: 'Practice done: captured, not stored', complete: 'See what was kept' },
};
