import 'server-only';
import type pg from 'pg';

const EVERY = 1_000;

/** Watches what is published: the newest ranking, the newest release, the newest reply, the newest checkpoint. Asked for at each request, looked up once a second. */
export class PublishedVersion {
  private current = '0';
  private size = '0';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly pool: pg.Pool) {}

  readonly read = (): string => this.current;
  readonly logSize = (): string => this.size;

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
      const { rows } = await this.pool.query<{ version: string; size: string }>({
        name: 'published-version',
        text: `SELECT concat_ws('-', (SELECT max(id) FROM ranking_snapshot), (SELECT max(id) FROM ranking_run), (SELECT max(id) FROM exposure_change), (SELECT count(*) FROM release_table), (SELECT count(*) FROM release), (SELECT folded_at FROM fold_watermark WHERE name = 'heatmaps-published'), (SELECT max(id) FROM number_snapshot), (SELECT count(*) FROM record_table), (SELECT concat_ws('.', count(*), count(withdrawn_at), count(answered_at)) FROM reply WHERE decided_at IS NOT NULL AND reason IS NULL), floor(extract(epoch FROM now()) / 3600)) AS version,
          (SELECT coalesce(max(size), 0) FROM ledger_checkpoint) AS size`,
      });
      this.current = rows[0]?.version ?? this.current;
      this.size = rows[0]?.size ?? this.size;
    } catch {
      // A database that is away publishes nothing new: what was published stands.
    }
  }
}
