import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishDueReleases, publishRelease } from '@/lib/dataset/release/publish-release.server';
import { type PublishedRelease, readPublished } from '@/lib/dataset/release/read-published.server';
import { createPool } from '@/lib/platform/database.server';
import { freshDatabase } from './fresh-database';
import { fillWithReports, releaseFixture } from './release-fixture';

let site: Awaited<ReturnType<typeof releaseFixture>>;

beforeAll(async () => {
  site = await releaseFixture();
}, 300_000);

afterAll(() => site.close());

const newest = () => site.releases[0] as PublishedRelease;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a release made again', () => {
  it('from the same database is the same to the byte', async () => {
    const again = await mkdtemp(join(tmpdir(), 'wurao-again-'));
    const other = await freshDatabase();
    const pool = createPool(other.url);
    await fillWithReports(other.url, pool, 'another secret of this test');
    // The moment of freezing, the salts of the log and of the runs are not of the population: they are given too.
    await pool.query(
      'ALTER TABLE ranking_run DISABLE TRIGGER USER; DELETE FROM ranking_run; DELETE FROM release_table',
    );
    for (const table of ['release_table', 'ledger_checkpoint', 'ledger_key', 'ranking_run']) {
      const { rows } = await site.db.query(`SELECT to_jsonb(t) AS row FROM ${table} AS t`);
      await pool.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(null::${table}, $1)`, [
        JSON.stringify(rows.map(({ row }) => row)),
      ]);
    }
    await publishDueReleases(pool, { ...site.context, root: again });
    expect((await readPublished(pool)).map(({ folder }) => folder)).toEqual(site.releases.map(({ folder }) => folder));
    await pool.end();
    await other.drop();
    await rm(again, { recursive: true });
  }, 300_000);

  it('is never published twice, but released again with a reason, beside what was', async () => {
    const month = newest().month;
    expect(await publishRelease(site.db, month, site.context)).toEqual({ ok: false, error: 'published' });
    expect(await publishRelease(site.db, '2031-01', site.context)).toEqual({ ok: false, error: 'not_closed' });
    const again = await publishRelease(site.db, month, site.context, 'a report was taken back');
    expect(again).toMatchObject({ ok: true, value: { revision: 2 } });
    const [now] = await readPublished(site.db);
    expect(now).toMatchObject({ month, revision: 2, manifest: { notice: 'a report was taken back' } });
    expect((await site.bytesOf(now as PublishedRelease, 'CHANGES.md')).toString()).toContain('a report was taken back');
    expect(await readdir(site.root)).toContain(newest().folder);
    await expect(site.db.query('DELETE FROM release')).rejects.toThrow('append-only');
  });

  it('without a report taken out since changes nothing that is out, and of the new one the records alone', async () => {
    const before = newest();
    const { rows } = await site.db.query<{ id: string }>(
      `SELECT r.id FROM report r JOIN reporter p ON p.id = r.reporter_id WHERE NOT p.records_opt_out
       AND to_char(r.received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') = $1 ORDER BY r.id LIMIT 1`,
      [before.month],
    );
    await site.db.query(`INSERT INTO removal (report_id, reason, removed_at) VALUES ($1, 'brigade', now())`, [
      rows[0]?.id,
    ]);
    for (const { name, sha256: sum } of before.files) expect(sha256(await site.bytesOf(before, name)), name).toBe(sum);

    const again = await publishRelease(site.db, before.month, site.context, 'a report was taken out');
    if (!again.ok) throw new Error(again.error);
    const sums = ({ tables }: PublishedRelease['manifest']) =>
      new Map(tables.map(({ name, files }) => [name, files.parquet.sha256]));
    const [was, is] = [sums(before.manifest), sums(again.value.manifest)];
    expect([...is].filter(([name, sum]) => was.get(name) !== sum).map(([name]) => name)).toEqual(['records']);
    expect(again.value.manifest.records.released).toBe(before.manifest.records.released - 1);
    expect(again.value.manifest.notice).toBe('a report was taken out');
  });
});
