/** Comma-separated values (RFC 4180), for spreadsheets. */

/** A line. What a spreadsheet would take for a formula is marked as text: devices wrote it. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
