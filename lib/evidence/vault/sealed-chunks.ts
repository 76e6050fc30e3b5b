import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Plain bytes of a chunk; the last may be shorter, or empty. */
const CHUNK = 64 * 1024;
const TAG = 16;
const MARK = Buffer.from('WRE1');
const PREFIX = 7;
const HEADER = MARK.length + PREFIX;

/** A file that was changed, cut off or put together from others, or the wrong key. */
export class NotAuthentic extends Error {}

/**
 * Seals a stream in chunks of AES-256-GCM, as STREAM does (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce is a random prefix, the number of
 * the chunk and whether it is the last; so chunks can be neither swapped nor left out, and every byte is authentic before it is handed on.
 * @param key 32 bytes that seal this one file
 */
export async function* sealed(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const header = Buffer.concat([MARK, randomBytes(PREFIX)]);
  yield header;
  yield* inChunks(source, CHUNK, (chunk, number, last) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(header, number, last)).setAAD(header);
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  });
}

/** The bytes that were sealed. @throws NotAuthentic before anything false is handed on */
export async function* opened(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]();
  try {
    let begun: Buffer = Buffer.alloc(0);
    while (begun.length < HEADER) {
      const { value, done } = await pieces.next();
      if (done) throw new NotAuthentic('the file ends within its header');
      begun = Buffer.concat([begun, value]);
    }
    const header = begun.subarray(0, HEADER);
    if (!header.subarray(0, MARK.length).equals(MARK)) throw new NotAuthentic('the file is not a sealed one');
    yield* inChunks(resumed(begun.subarray(HEADER), pieces), CHUNK + TAG, (chunk, number, last) =>
      openChunk(key, header, chunk, number, last),
    );
  } finally {
    await pieces.return?.();
  }
}

/** Bytes of the sealed form of so many. */
export const sealedLength = (bytes: number): number => HEADER + bytes + TAG * Math.max(1, Math.ceil(bytes / CHUNK));

function openChunk(key: Buffer, header: Buffer, chunk: Buffer, number: number, last: boolean): Buffer {
  if (chunk.length < TAG) throw new NotAuthentic('a chunk is cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(header, number, last), { authTagLength: TAG });
  decipher.setAAD(header).setAuthTag(chunk.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()]);
  } catch {
    throw new NotAuthentic(`chunk ${number} was changed, or is not the one that belongs here`);
  }
}

function nonceOf(header: Buffer, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, MARK.length);
  nonce.writeUInt32BE(number, PREFIX);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

async function* resumed(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let step = await rest.next(); !step.done; step = await rest.next()) yield step.value;
}

/** Cuts a stream into chunks of one size; the last, which may be empty only when it is the first too, is known as such. */
async function* inChunks(
  source: AsyncIterable<Buffer>,
  size: number,
  make: (chunk: Buffer, number: number, last: boolean) => Buffer,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  for await (const piece of source) {
    held.push(piece);
    bytes += piece.length;
    if (bytes <= size) continue;
    let whole = Buffer.concat(held);
    while (whole.length > size) {
      yield make(whole.subarray(0, size), number++, false);
      whole = whole.subarray(size);
    }
    held = [whole];
    bytes = whole.length;
  }
  yield make(Buffer.concat(held), number, true);
}
