import type { Block } from '../document';
import { CONTENT, LOWEST, PAGE, STYLES, type Style } from './page-style';
import type { Sheet } from './sheet';

const PAD = 4;

type Cell = { readonly lines: string[]; readonly style: Style; readonly x: number };
type Element = ReturnType<Sheet['pdf']['struct']>;

/** A table whose head stands again on every page; a row is broken only when it is taller than a page has room. */
export function drawTable(sheet: Sheet, { columns, rows }: Extract<Block, { kind: 'table' }>): void {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / whole) * CONTENT);
  const lefts = widths.map((_, i) => PAGE.left + widths.slice(0, i).reduce((a, b) => a + b, 0));
  const cells = (texts: readonly string[], styleOf: (i: number) => Style): Cell[] =>
    texts.map((text, i) => {
      const style = styleOf(i);
      const last = i === texts.length - 1;
      const width = (widths[i] ?? 0) - (last ? 0 : PAD * 2);
      return { lines: sheet.lines(text, style, width), style, x: lefts[i] ?? PAGE.left };
    });
  const head = cells(
    columns.map(({ title }) => title),
    () => STYLES.head,
  );
  const table = sheet.pdf.struct('Table');
  sheet.pdf.addStructure(table);
  const drawHead = () => {
    drawRow(sheet, table, head, 'TH');
    sheet.rule(sheet.y, 0.9);
  };
  sheet.y += 4;
  sheet.need(heightOf(head) + 40);
  drawHead();
  for (const row of rows) {
    const made = cells(row, (i) => (columns[i]?.mono ? STYLES.fine : STYLES.cell));
    if (heightOf(made) <= LOWEST - PAGE.top - heightOf(head)) {
      if (sheet.need(heightOf(made))) drawHead();
      drawRow(sheet, table, made, 'TD');
    } else drawTall(sheet, table, made, drawHead);
    sheet.rule();
  }
  table.end();
  sheet.y += 10;
}

/** Two columns, label and text, as forms have them. */
export function drawPairs(sheet: Sheet, { rows }: Extract<Block, { kind: 'pairs' }>): void {
  const label = CONTENT * 0.24;
  const table = sheet.pdf.struct('Table');
  sheet.pdf.addStructure(table);
  const made = rows.map(([name, text]): Cell[] => [
    { lines: sheet.lines(name, STYLES.label, label - PAD * 2), style: STYLES.label, x: PAGE.left },
    { lines: sheet.lines(text, STYLES.body, CONTENT - label), style: STYLES.body, x: PAGE.left + label },
  ]);
  const whole = made.reduce((sum, cells) => sum + heightOf(cells), 0);
  sheet.y += 4;
  if (whole <= (LOWEST - PAGE.top) / 2) sheet.need(whole);
  sheet.rule();
  for (const cells of made) {
    if (heightOf(cells) <= LOWEST - PAGE.top) {
      sheet.need(heightOf(cells));
      drawRow(sheet, table, cells, 'TD');
    } else drawTall(sheet, table, cells, () => undefined);
    sheet.rule();
  }
  table.end();
  sheet.y += 8;
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(...cells.map(({ lines, style }) => lines.length * style.leading)) + PAD * 2;
}

function drawRow(sheet: Sheet, table: Element, cells: readonly Cell[], role: 'TH' | 'TD'): void {
  const top = sheet.y + PAD;
  const row = sheet.pdf.struct('TR');
  table.add(row);
  for (const { lines, style, x } of cells) {
    row.add(
      sheet.pdf.struct(role, {}, () => {
        for (const [i, line] of lines.entries()) sheet.line(line, x, top + i * style.leading, style);
      }),
    );
  }
  row.end();
  sheet.y += heightOf(cells);
}

/** Draws as many lines of a row as fit, and the rest on the pages after. */
function drawTall(sheet: Sheet, table: Element, cells: readonly Cell[], drawHead: () => void): void {
  let rest = cells;
  while (rest.some(({ lines }) => lines.length > 0)) {
    const leading = Math.max(...rest.map(({ style }) => style.leading));
    const room = Math.floor((LOWEST - sheet.y - PAD * 2) / leading);
    if (room < 2) {
      sheet.turn();
      drawHead();
      continue;
    }
    drawRow(
      sheet,
      table,
      rest.map((cell) => ({ ...cell, lines: cell.lines.slice(0, room) })),
      'TD',
    );
    rest = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(room) }));
  }
}
