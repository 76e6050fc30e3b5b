import { openFilled } from './bench/filled-database.server';
import { type MeasuredRelease, measureRelease, releaseTable } from './bench/measure-release.server';

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error('wurao: npm run bench:release -- [reports …], whole numbers');
  process.exit(2);
}

const measured: MeasuredRelease[] = [];
for (const reports of sizes.length > 0 ? sizes : [1_000_000]) {
  const database = await openFilled(reports, (line) => console.log(line));
  try {
    measured.push(await measureRelease(database.url, reports));
  } finally {
    await database.close();
  }
}
for (const line of releaseTable(measured)) console.log(line);
