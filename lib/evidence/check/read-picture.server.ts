import 'server-only';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const PROGRAM = join('lib', 'evidence', 'check', 'read-picture.mjs');
/** A picture that takes longer is left to a person, in milliseconds. */
const PATIENCE = 90_000;
/** Memory of the reader's own heap, in MB; what the models need beside it is bounded by the size of the picture it draws. */
const HEAP = 256;
const LONGEST_TEXT = 100_000;

/**
 * The text in a picture, in rows, or null when it could not be read in time. Reads in a process of its own, which gets nothing of our settings
 * and is ended when it takes too long.
 */
export async function readPicture(bytes: AsyncIterable<Buffer>, root = process.cwd()): Promise<string | null> {
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
  try {
    await pipeline(bytes, child.stdin);
  } catch (error) {
    // A reader that ended early has said so by its code; a file that does not open is another matter.
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
      await ended;
      throw error;
    }
  }
  return (await ended) === 0 ? text : null;
}
