import { resolve } from 'node:path';
import { verifyRelease } from '@/lib/dataset/verify/verify-release.server';

const USAGE = 'usage: npm run verify -- DIR   (in a release: node verify.mjs [DIR])';

/** Checks a downloaded release; ends with 1 when something is wrong. Needs nothing but Node, so that it can stand in the release itself. */
async function verify([given = '.', ...rest]: readonly string[]): Promise<boolean> {
  if (rest.length > 0 || given.startsWith('-')) throw new Error(USAGE);
  const holds = await verifyRelease(resolve(process.env.INIT_CWD ?? process.cwd(), given), (line) => console.log(line));
  console.log(holds ? 'everything holds' : 'something is wrong: see above');
  return holds;
}

try {
  process.exitCode = (await verify(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 1;
}
