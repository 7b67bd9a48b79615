/** Words for pointing at a part of a page; only the script that does it carries them. */
import type { Language } from './language.ts';

export interface PickTexts {
  hint: string;
  /** Where there is no pointer to move, and perhaps no keys. */
  touchHint: string;
  flag: string;
  larger: string;
  smaller: string;
  cancel: string;
}

export const PICK_TEXTS: Record<Language, PickTexts> = {
  id: {
    hint: 'Klik bagian yang ingin ditandai. Panah atas/bawah memperbesar/memperkecil, Esc membatalkan.',
    touchHint: 'Ketuk bagian yang ingin ditandai.',
    flag: 'Tandai',
    larger: 'Perbesar',
    smaller: 'Perkecil',
    cancel: 'Batal',
  },
  en: {
    hint: 'Click the part to flag. Arrow up/down makes it larger/smaller, Esc cancels.',
    touchHint: 'Tap the part to flag.',
    flag: 'Flag',
    larger: 'Larger',
    smaller: 'Smaller',
    cancel: 'Cancel',
  },
};
