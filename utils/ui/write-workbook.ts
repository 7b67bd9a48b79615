/** An Excel workbook of rows. A module of its own: the library is loaded when somebody asks for a workbook. */
import writeXlsxFile from 'write-excel-file/browser';
import type { Cell } from '../domain/recap-export.ts';

/** One sheet; the first row is its heading. */
export function writeWorkbook(rows: readonly (readonly Cell[])[], sheet: string): Promise<Blob> {
  const data = rows.map((row, index) =>
    row.map((value) => {
      if (value === null) return null;
      // Typed by hand, so that no text is ever taken for a formula.
      return typeof value === 'number'
        ? { value, type: Number }
        : { value, type: String, ...(index === 0 && { fontWeight: 'bold' as const }) };
    }),
  );
  const columns = [{ width: 30 }, { width: 60 }, { width: 10 }, { width: 10 }, { width: 10 }];
  return writeXlsxFile(data, { sheet, columns }).toBlob();
}
