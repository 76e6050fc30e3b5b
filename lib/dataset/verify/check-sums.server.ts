import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is wrong with the files of a folder, by its SHA256SUMS. */
export type SumProblem = { readonly name: string; readonly what: 'missing' | 'changed' | 'not_listed' | 'bad_line' };

/** Not in the sums: the sums themselves, and the signature over them. */
const APART = new Set(['SHA256SUMS', 'SHA256SUMS.note']);
// A file stands in the folder itself: a name that leads out of it is not one of ours.
const LINE = /^([0-9a-f]{64}) [ *]([\w.-]+)$/;

/** Reads every file of a release and compares it with SHA256SUMS. @throws when there are no sums */
export async function checkSums(folder: string): Promise<{ checked: number; problems: SumProblem[] }> {
  const lines = (await readFile(join(folder, 'SHA256SUMS'), 'utf8')).split('\n').filter((line) => line !== '');
  const problems: SumProblem[] = [];
  const listed = new Set<string>();
  for (const line of lines) {
    const [, sum, name] = LINE.exec(line) ?? [];
    if (!sum || !name) problems.push({ name: line.slice(0, 80), what: 'bad_line' });
    else {
      listed.add(name);
      const found = await sumOf(join(folder, name));
      if (found !== sum) problems.push({ name, what: found === null ? 'missing' : 'changed' });
    }
  }
  for (const name of (await readdir(folder)).sort())
    if (!listed.has(name) && !APART.has(name)) problems.push({ name, what: 'not_listed' });
  return { checked: listed.size, problems };
}

async function sumOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
