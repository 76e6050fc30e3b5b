import 'server-only';
import type pg from 'pg';

const EVERY = 1_000;

/** Watches what is published: the newest ranking and the newest release. Asked for at each request, looked up once a second. */
export class PublishedVersion {
  private current = '0';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly pool: pg.Pool) {}

  readonly read = (): string => this.current;

  async start(): Promise<void> {
    await this.look();
    this.timer = setTimeout(() => void this.start(), EVERY);
    this.timer.unref();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ version: string }>({
        name: 'published-version',
        text: `SELECT concat_ws('-', (SELECT max(id) FROM ranking_snapshot), (SELECT count(*) FROM release_table), (SELECT count(*) FROM release), (SELECT max(id) FROM number_snapshot), floor(extract(epoch FROM now()) / 3600)) AS version`,
      });
      this.current = rows[0]?.version ?? this.current;
    } catch {
      // A database that is away publishes nothing new: what was published stands.
    }
  }
}
