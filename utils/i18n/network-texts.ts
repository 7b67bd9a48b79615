/** What the network says about what was sent, and how it is sent: loaded when there is something to say. */
import type { HandlingStatus } from '../contract/api.ts';
import type { LinkUse } from '../storage/database.ts';
import type { Language } from './language.ts';

export interface NetworkTexts {
  status: Record<HandlingStatus, string>;
  panelTitle: string;
  statusLabel: string;
  since: string;
  ticket: string;
  ticketIs: (ticket: string) => string;
  note: string;
  /** Sent, and nobody has looked at it. */
  untouched: string;
  linkTitle: string;
  link: Record<LinkUse, string>;
  linkHint: string;
}

export const NETWORK_TEXTS: Record<Language, NetworkTexts> = {
  id: {
    status: {
      received: 'Diterima jaringan',
      checking: 'Diperiksa jaringan',
      reported: 'Dilaporkan ke lembaga',
      'followed-up': 'Ditindaklanjuti lembaga',
      closed: 'Selesai',
      declined: 'Tidak dilanjutkan',
    },
    panelTitle: 'Kabar dari jaringan',
    statusLabel: 'Status',
    since: 'Sejak',
    ticket: 'Nomor tiket',
    ticketIs: (ticket) => `tiket ${ticket}`,
    note: 'Catatan koordinator',
    untouched: 'Belum diperiksa koordinator.',
    linkTitle: 'Pengiriman dan kuota',
    link: {
      auto: 'Ikuti sambungan: hemat bila peramban tahu sambungannya lambat atau berkuota',
      saving: 'Selalu hemat: satu temuan sekaligus, dalam potongan kecil',
    },
    linkHint:
      'Potongan kecil sedikit yang hilang bila sambungan putus. Temuan hanya dikirim sesudah Anda menekan “Kirim semua”.',
  },
  en: {
    status: {
      received: 'Received by the network',
      checking: 'Being checked by the network',
      reported: 'Reported to an authority',
      'followed-up': 'Followed up by the authority',
      closed: 'Closed',
      declined: 'Not taken up',
    },
    panelTitle: 'News from the network',
    statusLabel: 'Status',
    since: 'Since',
    ticket: 'Ticket number',
    ticketIs: (ticket) => `ticket ${ticket}`,
    note: 'Coordinator’s note',
    untouched: 'No coordinator has looked at it yet.',
    linkTitle: 'Sending and data use',
    link: {
      auto: 'Go by the connection: sparing where the browser knows that it is slow or metered',
      saving: 'Always sparing: one finding at a time, in small portions',
    },
    linkHint:
      'Of small portions little is lost when the connection breaks. Findings are sent only after you press “Send all”.',
  },
};
