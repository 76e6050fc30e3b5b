import 'server-only';
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createGzip, type Gzip } from 'node:zlib';

/** A written file: its name within the release, size and SHA-256 (hex). */
export type FileFacts = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** A new file that is hashed as it is written, and is on the disk once it is closed. */
export class HashedFile {
  private readonly hash = createHash('sha256');
  bytes = 0;

  private constructor(
    readonly name: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(folder: string, name: string): Promise<HashedFile> {
    return new HashedFile(name, await open(join(folder, name), 'wx'));
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    await this.handle.writeFile(chunk);
  }

  async close(): Promise<FileFacts> {
    await this.handle.sync();
    await this.handle.close();
    return { name: this.name, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  /** Lets go of the file without finishing it. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => {});
  }
}

/** Bytes of text gathered before they are compressed. */
const BATCH = 256 * 1024;
/** Byte 9 of a gzip file names the system it was made on; 255 is «unknown», so that the same rows give the same bytes everywhere. */
const SYSTEM_BYTE = 9;

/** A gzip file of lines; the time in its header is 0. */
export class GzipLines {
  private readonly gzip: Gzip = createGzip({ level: 6 });
  private readonly copying: Promise<void>;
  private batch: string[] = [];
  private length = 0;

  private constructor(private readonly file: HashedFile) {
    this.copying = this.copy();
    this.copying.catch(() => {});
  }

  static async create(folder: string, name: string): Promise<GzipLines> {
    return new GzipLines(await HashedFile.create(folder, name));
  }

  /** Adds a line, its end included, so many times. Resolves when there is room for the next. */
  async write(line: string, times = 1): Promise<void> {
    const fits = Math.max(1, Math.floor(BATCH / line.length));
    for (let left = times; left > 0; left -= fits) {
      const lines = Math.min(fits, left);
      this.batch.push(lines === 1 ? line : line.repeat(lines));
      this.length += lines * line.length;
      if (this.length >= BATCH) await this.pass();
    }
  }

  async close(): Promise<FileFacts> {
    await this.pass();
    this.gzip.end();
    await this.copying;
    return this.file.close();
  }

  async abandon(): Promise<void> {
    this.gzip.destroy();
    await this.copying.catch(() => {});
    await this.file.abandon();
  }

  private async pass(): Promise<void> {
    const text = this.batch.join('');
    this.batch = [];
    this.length = 0;
    // A disk that fails ends the copying, and would leave us waiting for room that never comes.
    if (!this.gzip.write(text))
      await Promise.race([new Promise<void>((resolve) => this.gzip.once('drain', resolve)), this.copying]);
  }

  private async copy(): Promise<void> {
    let first = true;
    for await (const chunk of this.gzip as AsyncIterable<Buffer>) {
      if (first && chunk.length > SYSTEM_BYTE) chunk[SYSTEM_BYTE] = 255;
      first = false;
      await this.file.write(chunk);
    }
  }
}
