/** The invented posts of the practice feed: always the same, by number. Times count back from the moment of loading. */
export const ME = { name: 'Relawan Contoh', vanity: 'relawan.contoh', id: '100091000000000' };
export const PEOPLE = [
  { name: 'Sari Contoh', vanity: 'sari.contoh', id: '100091000000001' },
  { name: 'Budi Percobaan', vanity: 'budi.percobaan', id: '100091000000002' },
  { name: 'Ayu Misalkan', id: '100091000000003' },
  { name: 'Joko Andaikata', vanity: 'joko.andaikata', id: '100091000000004' },
  { name: 'Dewi Umpama', vanity: 'dewi.umpama', id: '100091000000005' },
  { name: 'Kecamatan Contoh Utara', vanity: 'kecamatan.contoh.utara', id: '100091000000006' },
  { name: 'Rina Seumpama', vanity: 'rina.seumpama', id: '100091000000007' },
  { name: 'Hasan Ibaratnya', id: '100091000000008' },
];
const GROUP = { id: '710000000000001', name: 'Grup Warga Contoh Raya' };
const SHOP = { name: 'Toko Contoh Jaya', vanity: 'toko.contoh.jaya', id: '100091000000099' };

const TEXTS = [
  ['Alhamdulillah, kerja bakti di RT 05 berjalan lancar 🙏', 'Terima kasih kepada semua warga yang hadir.'],
  ['Sebagai camat saya mengajak seluruh staf memilih Paslon Contoh 1 pada hari Rabu nanti. Lanjutkan!'],
  [
    'Jadwal pelayanan KTP keliling minggu ini:',
    'Senin: Balai Desa Contoh',
    'Rabu: Lapangan Andaikata',
    'Jumat: Kantor Kecamatan',
  ],
  ['Hadir di acara deklarasi dukungan untuk Paslon Contoh 2 bersama rekan-rekan guru 😊'],
  ['Hujan lagi pagi ini. Hati-hati di jalan, jalan menuju pasar licin.'],
  ['Resep sambal andaikata: cabai, bawang, tomat, dan sedikit gula. Selamat mencoba 🌶️'],
  ['Undangan sosialisasi netralitas ASN di aula kantor bupati, peserta mohon datang 15 menit lebih awal.'],
  ['Nomor satu tetap di hati ☝️ #PaslonContoh1'],
];
const REPLIES = [
  'Siap, hadir!',
  'Mantap 👍',
  'Setuju sekali, pilih Paslon Contoh 2 saja',
  'Terima kasih infonya',
  'Izin bagikan, ya',
  'Semoga sehat selalu 🙏',
];
const AUDIENCES = ['Dibagikan kepada Publik', 'Dibagikan kepada Publik', 'Dibagikan dengan Teman-teman'];
const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');
const DAYS = 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' ');

/** Accessible name and visible text of a moment, as the Indonesian interface writes them. */
function showTime(created, now) {
  const date = new Date(created * 1000);
  const two = (value) => String(value).padStart(2, '0');
  const clock = `${two(date.getHours())}.${two(date.getMinutes())}`;
  const label = `${DAYS[date.getDay()]}, ${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()} pukul ${clock}`;
  const minutes = Math.max(1, Math.floor((now / 1000 - created) / 60));
  const [visible, spoken] =
    minutes < 60
      ? [`${minutes} mnt`, `${minutes} menit yang lalu`]
      : minutes < 1440
        ? [`${Math.floor(minutes / 60)} j`, `${Math.floor(minutes / 60)} jam yang lalu`]
        : minutes < 10080
          ? [`${Math.floor(minutes / 1440)} h`, `${Math.floor(minutes / 1440)} hari yang lalu`]
          : [
              `${date.getDate()} ${MONTHS[date.getMonth()]} pukul ${clock}`,
              `${Math.floor(minutes / 10080)} minggu yang lalu`,
            ];
  return { label, visible, spoken };
}

const pick = (list, index) => list[index % list.length];

function makeComments(index, post, now) {
  return Array.from({ length: index % 4 }, (_, at) => {
    const id = `${92_000_000_000_000 + index * 100 + at * 2}`;
    const created = post.created + 600 * (at + 1);
    const comment = {
      id,
      author: pick(PEOPLE, index + at + 2),
      text: [pick(REPLIES, index + at)],
      time: showTime(created, now),
    };
    if (at !== 0 || index % 3 !== 0) return comment;
    const reply = {
      id: `${Number(id) + 1}`,
      author: post.author.anonymous ? PEOPLE[0] : post.author,
      text: ['Terima kasih banyak!'],
      time: showTime(created + 300, now),
    };
    return { ...comment, replies: [reply] };
  });
}

/** Post number `index` of the feed, from 0, as it looks at `now` (milliseconds). */
export function makePost(index, now) {
  const created = Math.floor(now / 60_000) * 60 - 1500 - index * 5400;
  const author = pick(PEOPLE, index * 3 + 1);
  const post = {
    key: `f${index}`,
    id: `${820_000_000_000_000 + index}`,
    pfbid: index % 2 === 0 ? `pfbid02Latihan${String(index).padStart(3, '0')}abcdefghijkLMNOPQRST` : undefined,
    story: `cerita${index}`,
    author,
    text: pick(TEXTS, index + 1),
    time: showTime(created, now),
    created,
    audience: pick(AUDIENCES, index),
    likes: 3 + ((index * 7) % 90),
    position: index + 1,
    photo: index % 5 === 4,
    comments: [],
  };
  if (index === 3)
    Object.assign(post, { author: SHOP, sponsored: true, text: ['Diskon panci 50% hanya hari ini!'], photo: true });
  if (index % 9 === 5)
    Object.assign(post, { group: GROUP, inHomeFeed: true, audience: 'Grup Publik', pfbid: undefined });
  if (index % 18 === 14) Object.assign(post, { author: { name: 'Peserta anonim', anonymous: true }, anonymous: true });
  if (index % 10 === 6)
    Object.assign(post, {
      sentence: ' membagikan sebuah postingan.',
      text: index % 20 === 6 ? ['Sependapat dengan ini 👇'] : [],
      photo: false,
      shared: {
        ...makePost(index + 101, now),
        key: `f${index}s`,
        comments: [],
        group: undefined,
        inHomeFeed: false,
        anonymous: false,
        shared: undefined,
      },
    });
  if (index % 7 === 2)
    Object.assign(post, { truncated: true, full: [...post.text, 'Selebihnya dibaca di balai desa.'] });
  if (index % 13 === 8) post.time = { ...post.time, label: '', scrambled: true };
  post.comments = makeComments(index, post, now);
  post.commentCount = post.comments.length;
  return post;
}
