/** Measures in points (1/72 inch); A4. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 66, bottom: 66 } as const;
export const CONTENT = PAGE.width - PAGE.left - PAGE.right;
export const LOWEST = PAGE.height - PAGE.bottom;

export type Style = {
  readonly font: 'regular' | 'bold';
  readonly size: number;
  readonly leading: number;
  readonly color: string;
};

const INK = '#1d1a16';
const MUTED = '#5f5850';
export const RULE = '#cfc9bf';

export const STYLES = {
  title: { font: 'bold', size: 23, leading: 34, color: INK },
  heading1: { font: 'bold', size: 14, leading: 22, color: INK },
  heading2: { font: 'bold', size: 11, leading: 18, color: INK },
  body: { font: 'regular', size: 10.5, leading: 18, color: INK },
  strong: { font: 'bold', size: 10.5, leading: 18, color: INK },
  muted: { font: 'regular', size: 9, leading: 15, color: MUTED },
  label: { font: 'regular', size: 10, leading: 18, color: MUTED },
  cell: { font: 'regular', size: 8.5, leading: 13, color: INK },
  fine: { font: 'regular', size: 7.2, leading: 13, color: INK },
  head: { font: 'bold', size: 8.5, leading: 13, color: INK },
  code: { font: 'regular', size: 8, leading: 13, color: INK },
  running: { font: 'regular', size: 8, leading: 12, color: MUTED },
} as const satisfies Record<string, Style>;
