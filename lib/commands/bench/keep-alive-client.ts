import { connect, type Socket } from 'node:net';

export type Answer = { readonly status: number; readonly bytes: number; readonly milliseconds: number };

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');
const HEAD_LIMIT = 32_768;

/**
 * One HTTP/1.1 connection that sends a request when the answer to the one before is whole, and costs little itself: on a machine that the server
 * shares with its load, a heavy client measures the client. Understands answers with a Content-Length and chunked ones.
 */
export class KeepAliveClient {
  private socket: Socket | undefined;
  private head: Buffer = Buffer.alloc(0);
  private left = 0;
  /** The last bytes of a chunked answer under way, else null. */
  private tail: Buffer | null = null;
  private answer = { status: 0, bytes: 0 };
  private began = 0;

  /**
   * @param next the next request as it goes over the wire, or null to end
   * @param answered hears of every whole answer; status 0 is a connection that broke
   */
  constructor(
    private readonly address: { readonly host: string; readonly port: number },
    private readonly next: () => string | null,
    private readonly answered: (answer: Answer) => void,
  ) {}

  /** Sends until `next` has no more. */
  run(): Promise<void> {
    return new Promise((resolve) => this.open(resolve));
  }

  private open(done: () => void): void {
    const buffer = Buffer.allocUnsafe(65_536);
    const callback = (length: number) => {
      this.hear(buffer.subarray(0, length));
      return true;
    };
    const socket = connect({ ...this.address, noDelay: true, onread: { buffer, callback } });
    this.socket = socket;
    let broken = false;
    socket.on('connect', () => this.send());
    socket.on('error', () => {
      broken = true;
    });
    socket.on('close', () => {
      if (this.socket === undefined) return done();
      this.answered({ status: 0, bytes: 0, milliseconds: performance.now() - this.began });
      this.left = 0;
      this.tail = null;
      this.head = Buffer.alloc(0);
      // A server that is gone must not be called ten thousand times a second.
      setTimeout(() => (this.next() === null ? done() : this.open(done)), broken ? 50 : 0);
    });
  }

  private send(): void {
    const request = this.next();
    this.began = performance.now();
    if (request !== null) {
      this.socket?.write(request);
      return;
    }
    const { socket } = this;
    this.socket = undefined;
    socket?.destroy();
  }

  private hear(chunk: Buffer): void {
    if (this.tail) {
      this.takeChunked(chunk);
      return;
    }
    if (this.left > 0) {
      this.take(chunk.length);
      return;
    }
    const whole = this.head.length > 0 ? Buffer.concat([this.head, chunk]) : chunk;
    const end = whole.indexOf(END_OF_HEAD);
    if (end < 0) {
      // The buffer is written over by the next read.
      this.head = Buffer.from(whole);
      if (whole.length > HEAD_LIMIT) this.socket?.destroy();
      return;
    }
    const head = whole.toString('latin1', 0, end);
    this.head = Buffer.alloc(0);
    if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
      this.answer = { status: Number(head.slice(9, 12)), bytes: end };
      this.tail = Buffer.alloc(0);
      this.takeChunked(whole.subarray(end));
      return;
    }
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    const bytes = end + END_OF_HEAD.length + length;
    this.answer = { status: Number(head.slice(9, 12)), bytes };
    this.left = bytes;
    this.take(whole.length);
  }

  private takeChunked(chunk: Buffer): void {
    this.answer = { ...this.answer, bytes: this.answer.bytes + chunk.length };
    this.tail = Buffer.concat([this.tail ?? chunk, chunk]).subarray(-LAST_CHUNK.length);
    if (this.tail.equals(LAST_CHUNK)) this.finish();
  }

  private take(bytes: number): void {
    this.left -= bytes;
    if (this.left <= 0) this.finish();
  }

  private finish(): void {
    this.left = 0;
    this.tail = null;
    this.answered({ ...this.answer, milliseconds: performance.now() - this.began });
    this.send();
  }
}
