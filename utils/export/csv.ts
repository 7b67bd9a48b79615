/** CSV as spreadsheets read and write it (RFC 4180), for people whose spreadsheets run what looks like a formula. */

export type CsvCell = string | number | null;

/** What spreadsheets take for a formula, and what `writeCsv` makes of it: what is put before can be taken off again. */
const FORMULA = /^'*[=+\-@\t\r]/;
const KEPT_TEXT = /^'+[=+\-@\t\r]/;

/** With a byte order mark for Excel. A text that a spreadsheet would run as a formula is kept a text. */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  const write = (cell: CsvCell) => {
    if (cell === null) return '';
    const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell);
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => row.map(write).join(',')).join('\r\n')}\r\n`;
}

/** Undoes what `writeCsv` does to a text that looks like a formula. */
export const readCsvText = (text: string): string => (KEPT_TEXT.test(text) ? text.slice(1) : text);

/**
 * The rows of a CSV text, with `,` or `;` between the cells, whichever the first line uses: Indonesian spreadsheets write
 * `;`. Empty lines are left out. Null where a quote is never closed.
 */
export function readCsv(text: string): string[][] | null {
  const words = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const [header = ''] = words.split('\n', 1);
  const separator = header.includes(';') && !header.includes(',') ? ';' : ',';
  // A quoted cell, or one without quotes, and what ends it.
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  while (cell.lastIndex < words.length) {
    const found = cell.exec(words);
    if (!found) return null;
    const [, quoted, plain = '', end] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === separator) {
      // The last line may end with a separator.
      if (cell.lastIndex === words.length) row.push('');
      else continue;
    }
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
