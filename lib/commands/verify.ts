import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyRelease } from '@/lib/dataset/verify/verify-release.server';

const USAGE = 'usage: npm run verify -- DIR [--key FILE]   (in a release: node verify.mjs [DIR] [--key FILE])';

/** Checks a downloaded release; ends with 1 when something is wrong. Needs nothing but Node, so that it can stand in the release itself. */
async function verify(words: readonly string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { key: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length > 1) throw new Error(USAGE);
  const from = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
  const keys = values.key === undefined ? null : await readFile(from(values.key), 'utf8');
  const holds = await verifyRelease(from(positionals[0] ?? '.'), (line) => console.log(line), keys);
  console.log(holds ? 'everything holds' : 'something is wrong: see above');
  return holds;
}

try {
  process.exitCode = (await verify(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 1;
}
