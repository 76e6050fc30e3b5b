import { read, utils } from '@e965/xlsx';
import { decodeText } from './decode-text';

// A web page or XML that calls itself a workbook says its encoding in its own way.
const LESS_THAN = 0x3c;
const BYTE_ORDER_MARK = 0xef;
const MOST_ROWS = 200_100;

/** The rows of the longest sheet of a workbook (.xlsx, .xls of any age, and the web pages that some sites call .xls); null when it is none. */
export function sheetRows(bytes: Uint8Array): string[][] | null {
  try {
    const page = bytes[0] === LESS_THAN || bytes[0] === BYTE_ORDER_MARK ? decodeText(bytes) : null;
    const options = {
      dense: true,
      cellFormula: false,
      cellHTML: false,
      sheetRows: MOST_ROWS,
      cellDates: true,
      UTC: true,
    };
    const { SheetNames, Sheets } = page
      ? read(page, { ...options, type: 'string', raw: true })
      : read(bytes, { ...options, type: 'array' });
    const tables = SheetNames.map((name) => rowsOf(Sheets[name]));
    return tables.sort((a, b) => b.length - a.length)[0] ?? null;
  } catch {
    return null;
  }
}

function rowsOf(sheet: Parameters<typeof utils.sheet_to_json>[0] | undefined): string[][] {
  if (!sheet) return [];
  const options = { header: 1, raw: true, defval: '', blankrows: false, UTC: true } as const;
  return utils.sheet_to_json<unknown[]>(sheet, options).map((row) => row.map(textOf));
}

/** Dates as they stand in the sheet: a workbook knows no zone. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T', ' ');
  return String(cell ?? '').trim();
}
