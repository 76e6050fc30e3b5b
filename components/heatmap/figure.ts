import type { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import type { Legend } from './draw-legend';
import type { Drawing } from './drawing';

export type HeatWords = ReturnType<typeof useTranslations<'heatmaps'>>;

/** What a drawing needs beside the figures. */
export type FigureContext = {
  readonly t: HeatWords;
  readonly locale: Locale;
  /** Prefix of the ids of a drawing; one for each on a page. */
  readonly id: string;
  /** Outlines on a map, or equal squares. */
  readonly shape: 'outline' | 'tiles';
  /** Address of the outlines of the country or a province; null writes them into the drawing. */
  readonly sprite: ((code: string) => string) | null;
  /** Whether places lead to their page. */
  readonly links: boolean;
};

export type FigureRow = { readonly key: string; readonly cells: readonly string[]; readonly href?: string | null };

/** A heatmap ready to show, whatever it shows: pages, pictures and embeds know only this. */
export type Figure = {
  /** What is seen, for those who do not see it. */
  readonly summary: string;
  readonly wide: Drawing;
  readonly narrow: Drawing;
  /** Null where no cell has a colour. */
  readonly legend: Legend | null;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly FigureRow[] };
  /** No cell has enough reports. */
  readonly empty: boolean;
};

// Making one costs more than a thousand uses of it.
const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it. @param digits after the point at the most */
export function number(locale: Locale, value: number, digits = 1): string {
  const key = `${locale} ${digits}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
  formats.set(key, format);
  return format.format(value);
}

/** A figure with the digits that its size bears: 0.60, 4.7, 128. */
export const figureWords = (locale: Locale, value: number): string =>
  value > 0 && value < 1 ? value.toFixed(2) : number(locale, value, value < 100 ? 1 : 0);

/** Words at the edges of a scale, without noise in the last digit and with as many decimals at each edge as one of them needs. */
export function edgesOf(locale: Locale, breaks: readonly number[] = []): string[] {
  const least = Math.min(...breaks.map(Math.abs).filter((edge) => edge > 0));
  const rounded = breaks.map((edge) => Number(edge.toFixed(least < 0.1 ? 4 : 2)));
  const decimals = Math.max(0, ...rounded.map((edge) => String(edge).split('.')[1]?.length ?? 0));
  const words = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return rounded.map((edge) => words.format(edge));
}
