import outlines from '@/prisma/reference/map-outlines.json';

/** An area on a canvas: SVG path in whole units, and where its name stands [x, y, room], room being the free radius there. */
export type AreaOutline = { readonly d: string; readonly label: readonly number[] };

/** Where the South China Sea stands on a canvas, and at which scale of its own. */
export type Inset = { readonly x: number; readonly y: number; readonly scale: number };

/** Areas by adcode on one canvas. */
export type Outline = {
  readonly width: number;
  readonly height: number;
  readonly areas: Readonly<Record<string, AreaOutline>>;
  readonly inset?: Inset;
  /** The whole country's edge, the part of the ten-segment line on this canvas, and the frontier that is not settled. */
  readonly coast?: string;
  readonly line?: string;
  readonly frontier?: string;
};

/** The country by province. Sansha's islands stand in the inset. */
export const COUNTRY: Outline = outlines.country;

/** The South China Sea: land around it, the islands of Sansha, all ten segments of the line. */
export const SOUTH_SEA: {
  readonly width: number;
  readonly height: number;
  readonly land: string;
  readonly islands: string;
  readonly line: string;
} = outlines.southSea;

const provinces: Readonly<Record<string, Outline>> = outlines.provinces;

/** A province by city; Hainan's canvas has an inset for Sansha. */
export const provinceOutline = (adcode: string): Outline | undefined => provinces[adcode];

/** Adcodes whose islands are drawn in the inset: the province on the country's map, the city on the province's. */
export const INSET_AREAS: readonly string[] = ['460000', '460300'];
