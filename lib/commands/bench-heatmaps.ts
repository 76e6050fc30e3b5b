import { measureHeatmaps } from './bench/heatmap-cost.server';

/** The size to measure at, in reports; `npm run bench:heatmaps -- 100000` takes another. */
const reports = Number(process.argv[2] ?? 1_000_000);
if (!Number.isInteger(reports) || reports < 1 || process.argv.length > 3) {
  console.error('wurao: npm run bench:heatmaps -- [reports], a whole number');
  process.exit(2);
}

await measureHeatmaps(reports, (line) => console.log(line));
