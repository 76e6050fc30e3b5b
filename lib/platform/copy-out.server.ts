import 'server-only';
import type pg from 'pg';

type Wire = pg.Connection & { query(text: string): void };

/**
 * Rows of a `COPY … TO STDOUT` (PostgreSQL sends one a message), each given to `take` as it comes; its bytes are good during that call only.
 * Yields what `take` returns, and reads no further while that is worked on. Left early, it reads the rest unseen, so that the connection
 * stays of use. @throws what PostgreSQL or `take` threw
 */
export async function* copyOut<T>(
  client: pg.ClientBase,
  text: string,
  take: (row: Buffer) => T | undefined,
): AsyncGenerator<T> {
  const copy = client.query(new Copy(text, take));
  try {
    for (let made = await copy.next(); made !== undefined; made = await copy.next()) yield made;
  } finally {
    await copy.end();
  }
}

/** What pg calls a Submittable: it is handed the messages that answer its query. */
class Copy<T> implements pg.Submittable {
  private wire: Wire | undefined;
  private readonly made: T[] = [];
  private failed: { readonly error: unknown } | undefined;
  private ended = false;
  private left = false;
  private wake: () => void = () => {};

  constructor(
    private readonly text: string,
    private readonly take: (row: Buffer) => T | undefined,
  ) {}

  async next(): Promise<T | undefined> {
    while (this.made.length === 0 && !this.failed && !this.ended) await this.more();
    const made = this.made.shift();
    if (made === undefined && this.failed) throw this.failed.error;
    return made;
  }

  async end(): Promise<void> {
    this.left = true;
    while (!this.ended) await this.more();
    // The end may have come with the row that made us pause.
    this.wire?.stream.resume();
  }

  submit(connection: pg.Connection): void {
    this.wire = connection as Wire;
    this.wire.query(this.text);
  }

  // An error thrown in here would end the process: it waits for whoever asks next.
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.left || this.failed) return;
    try {
      const made = this.take(chunk);
      if (made === undefined) return;
      this.made.push(made);
    } catch (error) {
      this.failed = { error };
    }
    this.wire?.stream.pause();
    this.wake();
  }

  handleCommandComplete(): void {}

  handleError(error: unknown): void {
    this.failed ??= { error };
    this.handleReadyForQuery();
  }

  handleReadyForQuery(): void {
    this.ended = true;
    this.wake();
  }

  private more(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      this.wire?.stream.resume();
    });
  }
}
