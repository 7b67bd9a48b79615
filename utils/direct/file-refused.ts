/** Why a file from the disk is not taken; each code has a sentence that says what to do, in every locale. */
export const FILE_PROBLEMS = [
  'not-supported', // neither a photo that browsers show nor a PDF
  'heic', // no browser decodes it: it could neither be shown nor be cleaned with certainty
  'too-large', // more bytes or more pixels than the backend and the device can take
  'empty',
  'unreadable', // damaged, or not what its first bytes promise
  'not-cleaned', // data about place, time or device would be left in the copy
] as const;

export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Thrown for a file that cannot be taken. */
export class FileRefused extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem, message: string) {
    super(message);
    this.name = 'FileRefused';
    this.problem = problem;
  }
}
