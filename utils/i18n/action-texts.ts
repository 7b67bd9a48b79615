/** Words of the action on an item. Small, because every page of our sites carries them. */
import type { Language } from './language.ts';

interface ActionTexts {
  action: string;
  /** The extension was updated or removed under the page. */
  reload: string;
  failed: string;
}

export const ACTION_TEXTS: Record<Language, ActionTexts> = {
  id: {
    action: 'Laporkan pelanggaran ASN',
    reload: 'Pantau ASN baru diperbarui. Muat ulang halaman ini, lalu tandai lagi.',
    failed: 'Belum tersimpan. Coba lagi.',
  },
  en: {
    action: 'Report ASN violation',
    reload: 'Pantau ASN was just updated. Reload this page, then flag again.',
    failed: 'Not saved yet. Try again.',
  },
};
