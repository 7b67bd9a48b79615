/** Types of the part of text-fragments-polyfill that we use; the package has none. */
declare module 'text-fragments-polyfill/dist/fragment-generation-utils.js' {
  export interface TextFragment {
    textStart: string;
    textEnd?: string;
    prefix?: string;
    suffix?: string;
  }
  export const GenerateFragmentStatus: { SUCCESS: number };
  export function generateFragment(selection: Selection): { status: number; fragment?: TextFragment };
  /** Longest run in milliseconds. */
  export function setTimeout(milliseconds: number): void;
}
