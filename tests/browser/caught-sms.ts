import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from './quiet-page';

/** The code of the newest short message to a number of eleven digits; waits for the n-th. */
export async function codeSentTo(number: string, nth = 1): Promise<string> {
  const found = async () => (await caught()).filter((text) => text.startsWith(`To: +86${number}\n`));
  await expect.poll(async () => (await found()).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(nth);
  const [code = ''] = /\b\d{6}\b/.exec(((await found()).at(-1) ?? '').split('\n\n')[1] ?? '') ?? [];
  return code;
}

async function caught(): Promise<string[]> {
  const folder = process.env.WURAO_TEST_SMS ?? '';
  const files = await readdir(folder).catch(() => []);
  return Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')));
}
