import { measureCells } from './bench/ranking-cells.server';
import { measureRanking } from './bench/ranking-cost.server';

/** Sizes to compare, in reports; `npm run bench:ranking -- 100000` takes others, `-- --cells 10000000` measures the engine without a database. */
const [first, ...rest] = process.argv.slice(2);
const alone = first === '--cells';
const sizes = (alone ? rest : process.argv.slice(2)).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 10_000)) {
  console.error('wurao: npm run bench:ranking -- [--cells] [reports …], whole numbers from 10000');
  process.exit(2);
}

const chosen = sizes.length > 0 ? sizes : [1_000_000, 10_000_000];
if (alone) for (const size of chosen) measureCells(size, (line) => console.log(line));
else await measureRanking(chosen, (line) => console.log(line));
