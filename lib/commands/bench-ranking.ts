import { measureRanking } from './bench/ranking-cost.server';

/** Sizes to compare, in reports; `npm run bench:ranking -- 100000` takes others. */
const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 10_000)) {
  console.error('wurao: npm run bench:ranking -- [reports …], whole numbers from 10000');
  process.exit(2);
}

await measureRanking(sizes.length > 0 ? sizes : [1_000_000, 10_000_000], (line) => console.log(line));
