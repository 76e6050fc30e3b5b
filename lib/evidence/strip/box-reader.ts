import type { FileStripper } from './file-stripper';

/** One box of a file that is made of boxes, as its first bytes tell. */
export type Box = {
  /** Bytes of its header, which are passed in one piece. */
  readonly header: number;
  /** Bytes of it all, header included; Infinity when it goes on to the end of the file. */
  readonly size: number;
  /** True: it is passed as one piece, and so held in memory. */
  readonly whole?: boolean;
  /** What becomes of its bytes; `at` is their place within the box. The length may not change. */
  readonly pass: (bytes: Buffer, at: number) => Buffer;
};

/** As many bytes as the header of any box needs. */
const PEEK = 16;

export const zeroed = (bytes: number): Buffer => Buffer.alloc(bytes);

/** Reads boxes one after the other and lets each of them decide what becomes of its bytes. */
export class BoxReader implements FileStripper {
  private held: Buffer = Buffer.alloc(0);
  private box: Box | null = null;
  private at = 0;

  /**
   * @param open reads the header of the next box; gets at least 16 bytes, fewer only at the end of the file
   * @param shortest bytes that a box has at least
   */
  constructor(
    private readonly open: (head: Buffer) => Box,
    private readonly shortest = 8,
  ) {}

  push(piece: Buffer): Buffer {
    this.held = this.held.length > 0 ? Buffer.concat([this.held, piece]) : piece;
    return this.drain(false);
  }

  end(): Buffer {
    return this.drain(true);
  }

  private drain(last: boolean): Buffer {
    const passed: Buffer[] = [];
    while (this.held.length > 0) {
      if (!this.box) {
        if (this.held.length < PEEK && !last) break;
        // What stands after the last box and is too short to be one says nothing that a player would miss.
        if (this.held.length < this.shortest) {
          passed.push(zeroed(this.held.length));
          this.held = Buffer.alloc(0);
          break;
        }
        this.box = this.open(this.held);
        this.at = 0;
      }
      const { header, size, whole, pass } = this.box;
      const wanted = whole ? size : this.at === 0 ? Math.min(header, size) : 1;
      if (this.held.length < wanted && !last) break;
      const bytes = this.held.subarray(0, Math.min(this.held.length, size - this.at));
      passed.push(pass(bytes, this.at));
      this.held = this.held.subarray(bytes.length);
      this.at += bytes.length;
      if (this.at >= size) this.box = null;
    }
    return Buffer.concat(passed);
  }
}
