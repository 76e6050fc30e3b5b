import { writeFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rankLabInput } from '@/lib/ranking/lab/rank-lab-input.server';

const USAGE = 'npm run rank -- --reports F.ndjson --exposure E.json --out R.json';

/** Ranks a file of reports in the lab's format and writes the rows; what was set aside goes to R.set-aside.json beside it. */
async function rank(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { reports: text, exposure: text, out: text } });
  const { reports, exposure, out } = values;
  if (!reports || !exposure || !out) throw new Error(`usage: ${USAGE}`);
  const from = (path: string) => (isAbsolute(path) ? path : resolve(process.env.INIT_CWD ?? process.cwd(), path));
  const ranking = await rankLabInput(from(reports), from(exposure));
  await writeFile(from(out), `${JSON.stringify(ranking.rows, null, 1)}\n`);
  const { setAside, commonBlocks } = ranking;
  await writeFile(
    from(out).replace(/(\.json)?$/, '.set-aside.json'),
    `${JSON.stringify({ setAside, commonBlocks }, null, 1)}\n`,
  );
  console.log(
    `wurao  ranked ${ranking.rows.filter((row) => row.ranked).length} insurers from ${ranking.cells} cells of ${ranking.reporters} reporters in ${Math.round(ranking.cpuMs)} ms of CPU; ${setAside.length} blocks set aside`,
  );
}

try {
  await rank(process.argv.slice(2));
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 1;
}
