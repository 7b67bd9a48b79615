/** The short guide and the practice examples. Every person and event in them is invented. */
import type { Behaviour } from '../contract/finding.ts';
import type { Language } from './language.ts';

/** What a volunteer decides about an example. */
export type Verdict = 'flag' | 'flag-second' | 'leave';

export interface Example {
  id: string;
  title: string;
  story: string;
  verdict: Verdict;
  /** The kind of act that fits; none where nothing is flagged. */
  behaviour?: Behaviour;
  why: string;
}

export interface GuideTexts {
  title: string;
  back: string;
  intro: string;
  sections: { title: string; points: string[] }[];
  practice: string;
  practiceHint: string;
  question: string;
  verdicts: Record<Verdict, string>;
  right: string;
  notQuite: (verdict: string) => string;
  next: string;
  progress: (at: number, total: number) => string;
  result: (right: number, total: number) => string;
  again: string;
  examples: Example[];
}

const id: GuideTexts = {
  title: 'Panduan dan latihan',
  back: 'Ke daftar temuan',
  intro: 'Sepuluh menit untuk menilai dengan cermat. Semua contoh di sini karangan.',
  sections: [
    {
      title: 'Yang ditandai',
      points: [
        'Perbuatan seorang ASN yang diduga menunjukkan keberpihakan: unggahan, komentar, berbagi, suka, bergabung dengan grup pemenangan, foto dengan simbol, hadir dan mendukung, memasang alat peraga, mengajak.',
        'Perbuatan yang sama dinilai lain sebelum dan sesudah penetapan calon. Karena itu tanggal kejadian selalu dicatat.',
        'Dua hal harus terlihat: perbuatannya, dan bahwa pemilik akun memang ASN yang dimaksud.',
      ],
    },
    {
      title: 'Yang tidak ditandai',
      points: [
        'Berbagi informasi netral dari KPU atau Bawaslu, berita tanpa sikap, atau tugas dinas.',
        'Ditandai oleh orang lain; nama yang kebetulan sama; akun tiruan atau yang diretas; pensiunan.',
        'Suami atau istri calon yang mendampingi secara pasif atau berfoto tanpa simbol.',
        'Sindiran atau reaksi yang justru menolak (Haha, Marah).',
        'Bahan dari ruang tertutup yang tidak boleh Anda lihat. Tanyakan kepada koordinator.',
      ],
    },
    {
      title: 'Cara menandai dengan baik',
      points: [
        'Tangkap lebih dahulu, nilai kemudian: unggahan sering dihapus.',
        'Arahkan kursor ke waktu unggahan agar tanggal lengkap ikut tertangkap; buka “Lihat selengkapnya”.',
        'Untuk suka: tangkap daftar reaksinya, agar tampak siapa dan pada unggahan apa; lalu tangkap profilnya.',
        'Tulis yang terlihat, bukan kesimpulan. Semuanya dugaan; orangnya terlapor.',
        'Jangan membagikan temuan di media sosial atau grup percakapan.',
      ],
    },
  ],
  practice: 'Latihan',
  practiceHint: 'Baca contohnya, lalu putuskan. Setiap jawaban dijelaskan.',
  question: 'Apa yang Anda lakukan?',
  verdicts: { flag: 'Tandai', 'flag-second': 'Tandai, dan minta peninjau kedua', leave: 'Tidak ditandai' },
  right: 'Tepat.',
  notQuite: (verdict) => `Belum tepat. Yang sebaiknya: ${verdict}.`,
  next: 'Contoh berikutnya',
  progress: (at, total) => `Contoh ${at} dari ${total}`,
  result: (right, total) => `${right} dari ${total} tepat.`,
  again: 'Ulangi latihan',
  examples: [
    {
      id: 'comment',
      title: 'Komentar seorang guru',
      story:
        'Pada masa kampanye, akun “Rina Teladan” berkomentar “Lanjutkan, kita menangkan bersama” di unggahan calon bupati. Profilnya menyebut “Guru di SDN Contoh” dengan foto berseragam.',
      verdict: 'flag',
      behaviour: 'KOMENTAR',
      why: 'Ajakan yang mendukung calon, dan profil menunjukkan bahwa ia guru. Tangkap komentar dan profilnya.',
    },
    {
      id: 'like',
      title: 'Satu suka',
      story:
        'Akun “Budi Misal”, pegawai dinas menurut profilnya, menyukai satu unggahan kampanye. Tidak ada yang lain.',
      verdict: 'flag-second',
      behaviour: 'SUKA',
      why: 'Suka termasuk perbuatan yang dicatat, tetapi merupakan petunjuk terlemah. Tangkap daftar reaksi dan unggahannya, lalu minta peninjau kedua.',
    },
    {
      id: 'neutral',
      title: 'Jadwal pemungutan suara',
      story:
        'Seorang camat membagikan gambar jadwal pemungutan suara dari halaman KPU, dengan tulisan “Jangan lupa datang ke TPS”.',
      verdict: 'leave',
      why: 'Informasi netral dari penyelenggara. Tidak ada keberpihakan kepada siapa pun.',
    },
    {
      id: 'angry',
      title: 'Reaksi Marah',
      story: 'Seorang pegawai memberi reaksi Marah pada iklan kampanye seorang calon.',
      verdict: 'leave',
      why: 'Reaksi itu tidak menunjukkan dukungan. Simpan penilaian untuk perbuatan yang jelas.',
    },
    {
      id: 'photo',
      title: 'Foto dengan simbol jari',
      story:
        'Sebelum penetapan calon, seorang kepala bidang mengunggah foto bersama bakal calon; semuanya membuat simbol jari yang sama seperti pada balihonya.',
      verdict: 'flag',
      behaviour: 'FOTO_SIMBOL',
      why: 'Foto dengan simbol, diunggah untuk umum. Sebelum penetapan hal ini dinilai sebagai dugaan pelanggaran kode etik.',
    },
    {
      id: 'spouse',
      title: 'Mendampingi suami',
      story:
        'Seorang perawat ASN berdiri di samping suaminya, seorang calon, saat pengundian nomor. Ia tidak membuat simbol dan tidak mengunggah apa pun.',
      verdict: 'leave',
      why: 'Suami atau istri calon boleh mendampingi secara pasif. Mengunggah, menyukai, atau membuat simbol tetap tidak boleh.',
    },
    {
      id: 'tagged',
      title: 'Ditandai orang lain',
      story: 'Seorang lurah ditandai temannya dalam foto kampanye. Ia tidak tampak di foto dan tidak menanggapi.',
      verdict: 'leave',
      why: 'Bukan perbuatannya sendiri. Lihat dahulu apakah ia menanggapi atau menyetujui tanda itu.',
    },
    {
      id: 'urge',
      title: 'Imbauan kepada staf',
      story:
        'Berita daring memuat bahwa seorang kepala dinas mengumpulkan staf dan meminta mereka memilih pasangan tertentu. Namanya hanya inisial.',
      verdict: 'flag',
      behaviour: 'AJAKAN',
      why: 'Ajakan oleh pejabat. Tandai beritanya; biarkan nama kosong bila belum diketahui, jangan menebak dari inisial.',
    },
    {
      id: 'village',
      title: 'Perangkat desa',
      story: 'Seorang kepala desa memasang baliho calon di halaman balai desa.',
      verdict: 'flag',
      behaviour: 'PASANG_APK',
      why: 'Kepala desa bukan ASN, tetapi tetap dicatat: isi status kepegawaiannya, karena jalur laporannya berbeda.',
    },
  ],
};

const en: GuideTexts = {
  title: 'Guide and practice',
  back: 'To the findings',
  intro: 'Ten minutes to judge with care. All examples are invented.',
  sections: [
    {
      title: 'What is flagged',
      points: [
        'An act of a civil servant that is suspected to show partiality: posting, commenting, sharing, liking, joining a campaign group, a photo with a sign, attending and supporting, putting up props, urging.',
        'The same act counts differently before and after candidates are set. That is why the day of the act is always recorded.',
        'Two things must be seen: the act, and that the account really belongs to the civil servant who is meant.',
      ],
    },
    {
      title: 'What is not flagged',
      points: [
        'Neutral information of the election bodies, news without a stance, official duty.',
        'Being tagged by others; namesakes; fake or hacked accounts; the retired.',
        'A candidate’s spouse who accompanies passively or is photographed without a sign.',
        'Irony, or a reaction that rejects (Haha, Angry).',
        'Material of closed spaces that you are not entitled to see. Ask your coordinator.',
      ],
    },
    {
      title: 'How to flag well',
      points: [
        'Capture first, judge later: posts are often deleted.',
        'Point at the posting time so that the full date is captured; open “See more”.',
        'For a like: capture the list of reactions, so that it shows who and on what; then capture the profile.',
        'Write what is seen, not what you conclude. Everything is suspected; the person is the reported person.',
        'Do not share findings on social media or in chat groups.',
      ],
    },
  ],
  practice: 'Practice',
  practiceHint: 'Read the example, then decide. Every answer is explained.',
  question: 'What do you do?',
  verdicts: { flag: 'Flag it', 'flag-second': 'Flag it, and ask a second reviewer', leave: 'Do not flag it' },
  right: 'Right.',
  notQuite: (verdict) => `Not quite. Better: ${verdict}.`,
  next: 'Next example',
  progress: (at, total) => `Example ${at} of ${total}`,
  result: (right, total) => `${right} of ${total} right.`,
  again: 'Practise again',
  examples: [
    {
      id: 'comment',
      title: 'A teacher’s comment',
      story:
        'During the campaign the account “Rina Teladan” comments “Carry on, let us win together” on a candidate’s post. The profile says “Teacher at SDN Contoh”, with a photo in uniform.',
      verdict: 'flag',
      behaviour: 'KOMENTAR',
      why: 'It urges support for a candidate, and the profile shows a teacher. Capture comment and profile.',
    },
    {
      id: 'like',
      title: 'One like',
      story:
        'The account “Budi Misal”, an office worker by its profile, likes one campaign post. There is nothing else.',
      verdict: 'flag-second',
      behaviour: 'SUKA',
      why: 'A like is recorded, but it is the weakest sign. Capture the list of reactions and the post, then ask a second reviewer.',
    },
    {
      id: 'neutral',
      title: 'The polling schedule',
      story:
        'A district head shares the election commission’s picture of the polling schedule: “Do not forget to vote”.',
      verdict: 'leave',
      why: 'Neutral information of the organiser. It favours nobody.',
    },
    {
      id: 'angry',
      title: 'An angry reaction',
      story: 'An office worker reacts Angry to a candidate’s campaign advertisement.',
      verdict: 'leave',
      why: 'That reaction shows no support. Keep your judgement for what is clear.',
    },
    {
      id: 'photo',
      title: 'A photo with a hand sign',
      story:
        'Before candidates are set, a head of division posts a photo with a prospective candidate; all make the hand sign of his banners.',
      verdict: 'flag',
      behaviour: 'FOTO_SIMBOL',
      why: 'A photo with a sign, posted for all. Before the setting it is suspected to breach the code of ethics.',
    },
    {
      id: 'spouse',
      title: 'Beside her husband',
      story:
        'A nurse, a civil servant, stands beside her husband, a candidate, when numbers are drawn. She makes no sign and posts nothing.',
      verdict: 'leave',
      why: 'A candidate’s spouse may accompany passively. Posting, liking or making a sign is still not allowed.',
    },
    {
      id: 'tagged',
      title: 'Tagged by others',
      story: 'A friend tags an urban village head in a campaign photo. He is not in it and does not respond.',
      verdict: 'leave',
      why: 'Not his own act. First see whether he responds or approves the tag.',
    },
    {
      id: 'urge',
      title: 'An appeal to staff',
      story:
        'A news site reports that a head of department gathered staff and asked them to vote for a pair. Only initials are given.',
      verdict: 'flag',
      behaviour: 'AJAKAN',
      why: 'An official urges others. Flag the article; leave the name empty if it is not known, do not guess from initials.',
    },
    {
      id: 'village',
      title: 'A village head',
      story: 'A village head puts up a candidate’s banner in front of the village hall.',
      verdict: 'flag',
      behaviour: 'PASANG_APK',
      why: 'A village head is no civil servant, but it is recorded: fill in the employment, because the way of reporting differs.',
    },
  ],
};

export const GUIDE_TEXTS: Record<Language, GuideTexts> = { id, en };
