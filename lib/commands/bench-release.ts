import { loadavg } from 'node:os';
import { measureDownload } from './bench/download-cost.server';
import { openReports } from './bench/filled-database.server';
import { measureRelease } from './bench/measure-release.server';
import { downloadLines, releaseLines } from './bench/release-lines';

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error('wurao: npm run bench:release -- [reports …], whole numbers');
  process.exit(2);
}

const busy = () => `load average ${loadavg()[0]?.toFixed(1)}`;
for (const reports of sizes.length > 0 ? sizes : [1_000_000]) {
  const database = await openReports(reports, (line) => console.log(line));
  try {
    const before = busy();
    const measured = await measureRelease(database.url, reports);
    for (const line of [...releaseLines(measured), `${before} before, ${busy()} after`, '']) console.log(line);
  } finally {
    await database.close();
  }
}
const before = busy();
for (const line of downloadLines(await measureDownload(process.cwd()))) console.log(line);
console.log(`${before} before, ${busy()} after`);
