import 'server-only';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { mendRecognised } from '@/lib/import/picture/mend-recognised';
import { type TypesetPicture, typesetPicture } from './typeset-picture.server';

const PROGRAM = join('lib', 'evidence', 'check', 'read-picture.mjs');
/** A picture that takes longer is left to a person, in milliseconds. */
const PATIENCE = 90_000;
/** Memory of the reader's own heap, in MB; what the models need beside it is bounded by the size of the picture it draws. */
const HEAP = 256;
const LONGEST_TEXT = 200_000;

/**
 * The text in a picture, in rows as the eye reads them: a number on the left and its time on the right stand in one. Null when it could not be read in
 * time, empty when there is no text in it.
 */
export async function readPicture(bytes: AsyncIterable<Buffer>, root = process.cwd()): Promise<string | null> {
  const pieces: Buffer[] = [];
  for await (const piece of bytes) pieces.push(piece);
  const typeset = await typesetPicture(Buffer.concat(pieces));
  if (!typeset) return '';
  const read = await readLines(typeset.png, root);
  const lines = read === null ? null : recognised.safeParse(read);
  return lines?.success ? rowsOf(typeset, lines.data).join('\n') : null;
}

const recognised = z.array(z.object({ text: z.string().max(1_000), top: z.number(), bottom: z.number() })).max(2_000);

/** Puts what was read back to where it stood; boxes of one height in the picture are one row. */
function rowsOf({ boxes, tops }: TypesetPicture, lines: z.infer<typeof recognised>): string[] {
  const read = boxes.map(({ left, top, height }, i) => {
    const own = lines.filter((line) => {
      const middle = (line.top + line.bottom) / 2;
      return middle >= (tops[i] ?? 0) && middle < (tops[i + 1] ?? Number.POSITIVE_INFINITY);
    });
    return { text: mendRecognised(own.map(({ text }) => text).join(' ')), left, middle: top + height / 2, height };
  });
  const rows: (typeof read)[] = [];
  for (const box of read.sort((a, b) => a.middle - b.middle)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && box.middle - first.middle < Math.max(first.height, box.height) / 2) row.push(box);
    else rows.push([box]);
  }
  return rows.map((row) =>
    row
      .sort((a, b) => a.left - b.left)
      .map(({ text }) => text)
      .join('  '),
  );
}

/** Reads in a process of its own, which gets nothing of our settings and is ended when it takes too long. */
async function readLines(png: Buffer, root: string): Promise<unknown> {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP}`, join(root, PROGRAM)], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', TMPDIR: process.env.TMPDIR ?? '', NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    if (text.length < LONGEST_TEXT) text += piece;
  });
  // A reader that ended early has said so by its code.
  child.stdin.on('error', () => {});
  child.stdin.end(png);
  return (await ended) === 0 ? JSON.parse(text) : null;
}
