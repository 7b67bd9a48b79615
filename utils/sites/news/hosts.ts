/**
 * News publishers of the country and of East Java: address and name, as data. The manifest, the site id and the
 * publisher's name come from here. A publisher that is missing is no worse: its pages are flagged from the popup.
 */

/** `host name`, one a line; the host and everything below it. Longer hosts win, so an edition may have its own name. */
const PUBLISHERS = `
detik.com detikcom
cnnindonesia.com CNN Indonesia
cnbcindonesia.com CNBC Indonesia
kompas.com Kompas.com
kompas.id Kompas.id
kompas.tv Kompas TV
tribunnews.com Tribunnews.com
tempo.co Tempo.co
antaranews.com ANTARA News
liputan6.com Liputan6.com
merdeka.com merdeka.com
okezone.com Okezone
sindonews.com SINDOnews
inews.id iNews
republika.co.id Republika
mediaindonesia.com Media Indonesia
metrotvnews.com Metro TV
tvonenews.com tvOnenews
viva.co.id VIVA.co.id
suara.com Suara.com
kumparan.com kumparan
idntimes.com IDN Times
tirto.id Tirto.id
jpnn.com JPNN.com
jawapos.com Jawa Pos
rmol.id RMOL
rri.co.id RRI
beritasatu.com BeritaSatu
bisnis.com Bisnis.com
kontan.co.id Kontan
katadata.co.id Katadata
voi.id VOI
hukumonline.com Hukumonline
pikiran-rakyat.com Pikiran Rakyat
disway.id Disway
poskota.co.id Poskota
bloombergtechnoz.com Bloomberg Technoz
beritajatim.com beritajatim.com
suarasurabaya.net Suara Surabaya
suryamalang.com Surya Malang
tribunmadura.com Tribun Madura
surya.co.id Surya
jatimnow.com jatimnow.com
jatimtimes.com JatimTIMES
malangtimes.com MalangTIMES
malang-post.com Malang Post
timesindonesia.co.id TIMES Indonesia
jatimpos.id Jatim Pos
surabayapagi.com Surabaya Pagi
pojokpitu.com Pojok Pitu
bangsaonline.com BANGSAONLINE.com
ngopibareng.id Ngopibareng
lensaindonesia.com Lensa Indonesia
lenteratoday.com Lentera Today
memontum.com Memontum
kabarbaik.co Kabar Baik
seblang.com Seblang
seru.co.id SERU
regamedianews.com Rega Media News
memoonline.co.id Memo Online
gresiksatu.com Gresik Satu
suaragong.com Suara Gong
trigger.id Trigger
pustakajc.co Pustaka JC
duta.co Duta
kominfo.jatimprov.go.id Dinas Kominfo Jawa Timur`;

const NAMES: ReadonlyMap<string, string> = new Map(
  PUBLISHERS.trim()
    .split('\n')
    .map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)];
    }),
);

export interface Publisher {
  /** The listed host that `hostname` belongs to. */
  host: string;
  name: string;
}

/** The publisher that `hostname` belongs to, or null. */
export function findPublisher(hostname: string): Publisher | null {
  const labels = hostname.toLowerCase().replace(/\.$/, '').split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    const host = labels.slice(from).join('.');
    const name = NAMES.get(host);
    if (name) return { host, name };
  }
  return null;
}

/** The publisher that calls itself `name`, or null. */
export function findPublisherByName(name: string): Publisher | null {
  const key = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = key(name);
  for (const [host, own] of NAMES) if (key(own) === wanted || key(host) === wanted) return { host, name: own };
  return null;
}

/** Match patterns for the manifest: every publisher's host and what is below it, `*://*.detik.com/*`. */
export function newsMatchPatterns(): string[] {
  return [...NAMES.keys()].map((host) => `*://*.${host}/*`);
}

/** Every publisher that we know, in the order of the list. */
export const listPublishers = (): Publisher[] => Array.from(NAMES, ([host, name]) => ({ host, name }));
