import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file on its way into a ZIP. `pressed`: worth compressing, as text is and pictures are not. */
export interface ZippedFile {
  readonly name: string;
  readonly pressed: boolean;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const LEVEL = 6;
const NOTHING = new Uint8Array(0);

/** A ZIP made while it is read: never more than a piece of one file is in memory. @param now stands as the date of every file */
export async function* zipFiles(
  files: AsyncIterable<ZippedFile> | Iterable<ZippedFile>,
  now: Date,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) failure = error;
    else ready.push(piece);
  });
  for await (const { name, pressed, bytes } of files) {
    const entry = pressed ? new ZipDeflate(name, { level: LEVEL }) : new ZipPassThrough(name);
    entry.mtime = now;
    zip.add(entry);
    for await (const piece of bytes) {
      entry.push(piece);
      yield* ready.splice(0);
    }
    entry.push(NOTHING, true);
    if (failure) throw failure;
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
