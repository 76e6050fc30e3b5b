import { measure } from './bench/measure.server';

/** Sizes to compare, in reports; `npm run bench -- 10000 100000` takes others. */
const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error('wurao: npm run bench -- [reports …], whole numbers');
  process.exit(2);
}

await measure(sizes.length > 0 ? sizes : [10_000, 1_000_000], (line) => console.log(line));
