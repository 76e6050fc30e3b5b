import { writeFile } from 'node:fs/promises';
import { openFilled } from './bench/filled-database.server';
import { attackAll } from './disclosure/attack-all.server';
import { attackSites } from './disclosure/attack-sites';
import { disclosureReport } from './disclosure/disclosure-report';

const PATH = 'docs/disclosure.md';
const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error('wurao: npm run disclosure -- [reports …], whole numbers');
  process.exit(2);
}

const attacked = [];
for (const reports of sizes.length > 0 ? sizes : [3_000, 30_000, 100_000]) {
  const database = await openFilled(reports, (line) => console.log(line));
  try {
    attacked.push({ reports, ...(await attackAll(database.url)) });
  } finally {
    await database.close();
  }
}
console.log('the live ranking through time …');
const { text, sound } = disclosureReport(attacked, attackSites());
await writeFile(PATH, text);
console.log(
  `${PATH} written: ${sound ? 'no attack succeeded but the one that is not closed' : 'an attack succeeded, see there'}`,
);
process.exitCode = sound ? 0 : 1;
