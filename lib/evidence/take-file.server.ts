import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inLumps } from '@/lib/evidence/in-lumps';
import { MalformedFile } from '@/lib/evidence/strip/file-stripper';
import { redrawPicture } from '@/lib/evidence/strip/redraw-picture.server';
import { isStripped, stripperOf } from '@/lib/evidence/strip/stripper';
import { sealed } from '@/lib/evidence/vault/sealed-chunks';
import { err, ok, type Result } from '@/lib/platform/result';
import { type EvidenceProblem, LARGEST } from './attachment';
import { type FileType, HEAD_BYTES, recogniseFile } from './recognise-file';
import type { SealedFile } from './store/object-store';

/** A file that was recognised, stripped and sealed; it lies on the disk until the store has it. `bytes` and `sha256` are of what was sealed. */
export type TakenFile = FileType & {
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly stripped: boolean;
  readonly file: SealedFile;
};

class Refused extends Error {
  constructor(readonly code: EvidenceProblem) {
    super(code);
  }
}

/**
 * Takes a file in as it comes: tells its type from its beginning, takes its metadata off, seals it, writes it into `incoming`. No plain byte is
 * ever on the disk, and only pictures, which must be drawn anew, are held in memory whole.
 */
export async function takeFile(
  source: AsyncIterable<Buffer>,
  key: Buffer,
  incoming: string,
): Promise<Result<TakenFile, EvidenceProblem>> {
  const path = join(incoming, randomUUID());
  try {
    const { head, rest } = await readHead(source);
    const type = recogniseFile(head);
    if (!type.ok) return err(type.error);
    const plain = counted(await strippedBytes(type.value, limited(rest, LARGEST[type.value.kind])));
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const file = await writeSealed(path, key, plain.bytes);
    const { bytes, sha256 } = plain.result();
    return ok({ ...type.value, stripped: isStripped(type.value.mediaType), bytes, sha256, file });
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof Refused) return err(error.code);
    if (error instanceof MalformedFile) return err('broken');
    throw error;
  }
}

async function readHead(source: AsyncIterable<Buffer>) {
  const pieces = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < HEAD_BYTES) {
    const step = await pieces.next();
    if (step.done) break;
    head = Buffer.concat([head, step.value]);
  }
  const begun = head;
  async function* rest(): AsyncGenerator<Buffer> {
    yield begun;
    for (let step = await pieces.next(); !step.done; step = await pieces.next()) yield step.value;
  }
  return { head: begun.subarray(0, HEAD_BYTES), rest: rest() };
}

async function* limited(source: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.length;
    if (bytes > most) throw new Refused('too_large');
    yield piece;
  }
}

async function strippedBytes(type: FileType, source: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  if (type.kind !== 'picture') return passedThrough(type.mediaType, source);
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  const drawn = await redrawPicture(Buffer.concat(pieces), type.mediaType);
  if (!drawn.ok) throw new Refused(drawn.error);
  return (async function* () {
    yield drawn.value;
  })();
}

async function* passedThrough(mediaType: string, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stripper = stripperOf(mediaType);
  let any = false;
  for await (const piece of inLumps(source)) {
    const passed = stripper.push(piece);
    any ||= passed.length > 0;
    if (passed.length > 0) yield passed;
  }
  const last = stripper.end();
  if (!any && last.length === 0) throw new Refused('empty');
  if (last.length > 0) yield last;
}

function counted(source: AsyncIterable<Buffer>) {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* through(): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  return { bytes: through(), result: () => ({ bytes, sha256: hash.digest() }) };
}

async function writeSealed(path: string, key: Buffer, plain: AsyncIterable<Buffer>): Promise<SealedFile> {
  const written = counted(sealed(key, plain));
  await pipeline(written.bytes, createWriteStream(path, { mode: 0o600 }));
  const { bytes, sha256 } = written.result();
  return { path, bytes, sha256: sha256.toString('hex') };
}
