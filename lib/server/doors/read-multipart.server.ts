import 'server-only';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';

/** A multipart body that ends too early, or is none. */
export class BrokenForm extends Error {}

/** Drained at most after an answer was decided: a browser shows an answer only once its whole body went out. In bytes. */
const DRAINED = 64 * 1024 * 1024;

/**
 * The first file of a `multipart/form-data` body under this name, as a stream while the body is still coming; null when there is none. A sender
 * who goes away ends the stream with {@link BrokenForm}. Call {@link drain} when done.
 * @param most largest file passed on, in bytes; the rest is dropped, so take one byte more than is allowed
 * @throws BrokenForm when the headers promise no such body, or it breaks off
 */
export function readMultipart(request: IncomingMessage, field: string, most: number): Promise<Readable | null> {
  return new Promise((resolve, reject) => {
    const form = openForm(request, most);
    let file: Readable | null = null;
    const fail = () => {
      const error = new BrokenForm('the form broke off');
      file?.destroy(error);
      reject(error);
    };
    form.on('file', (name, stream) => {
      // Heard here, so that an error that nobody iterates into does not end the process.
      stream.on('error', () => {});
      if (file || name !== field) return void stream.resume();
      file = stream;
      resolve(stream);
    });
    form.once('finish', () => resolve(null));
    form.on('error', fail);
    request.once('error', fail);
    request.once('close', () => {
      if (!request.complete) fail();
    });
    request.pipe(form);
  });
}

function openForm({ headers }: IncomingMessage, most: number) {
  try {
    const limits = {
      files: 2,
      fileSize: most,
      fields: 8,
      fieldSize: 1_000,
      parts: 10,
      headerPairs: 20,
      headerSize: 8_192,
    };
    return new Busboy({ headers: headers as BusboyHeaders, limits });
  } catch {
    throw new BrokenForm('not a form with files');
  }
}

/** Lets what is left of a body pass unread; a body without end is cut off. */
export function drain(request: IncomingMessage): void {
  request.unpipe();
  let bytes = 0;
  request.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > DRAINED) request.destroy();
  });
  request.resume();
}
