/** Every province as a square on a grid of 7 columns and 9 rows: [adcode, column, row]. Neighbours stay neighbours where squares allow. */
export const PROVINCE_TILES: readonly (readonly [adcode: string, column: number, row: number])[] = [
  ['230000', 6, 0],
  ['150000', 3, 1],
  ['220000', 6, 1],
  ['110000', 4, 2],
  ['120000', 5, 2],
  ['210000', 6, 2],
  ['650000', 0, 3],
  ['620000', 1, 3],
  ['640000', 2, 3],
  ['140000', 3, 3],
  ['130000', 4, 3],
  ['370000', 5, 3],
  ['540000', 0, 4],
  ['630000', 1, 4],
  ['610000', 2, 4],
  ['410000', 3, 4],
  ['340000', 4, 4],
  ['320000', 5, 4],
  ['310000', 6, 4],
  ['510000', 1, 5],
  ['500000', 2, 5],
  ['420000', 3, 5],
  ['360000', 4, 5],
  ['330000', 5, 5],
  ['530000', 1, 6],
  ['520000', 2, 6],
  ['430000', 3, 6],
  ['440000', 4, 6],
  ['350000', 5, 6],
  ['710000', 6, 6],
  ['450000', 3, 7],
  ['820000', 4, 7],
  ['810000', 5, 7],
  ['460000', 3, 8],
];

const COLUMNS = 7;

/** Squares for places without a grid of their own: in the order given, seven to a row. */
export const tilesInOrder = (adcodes: readonly string[]): (readonly [string, number, number])[] =>
  adcodes.map((adcode, i) => [adcode, i % COLUMNS, Math.floor(i / COLUMNS)]);
