import 'server-only';
import type { OwnRows } from '@/lib/accounts/own-rows';

const MINE = 'r.reporter_id = ANY ($1::bigint[])';

/** What a driver said after the reports: answers to «did it stop?», quiet weeks, what became of quotes, and whether the car is gone. */
export const RECORD_OWN_ROWS: OwnRows = {
  name: 'record',
  tables: ['follow_up', 'quiet_week', 'quote_outcome', 'car_gone'],
  async read(client, reporterIds) {
    const { rows } = await client.query(
      `SELECT jsonb_build_object('kind', 'follow_up', 'receipt', r.receipt, 'channel', f.channel, 'after_days', f.after_days,
           'answer', f.answer, 'at', f.answered_at) AS row, f.answered_at AS at
         FROM follow_up f JOIN report r ON r.id = f.report_id WHERE ${MINE}
       UNION ALL
       SELECT jsonb_build_object('kind', 'quote_outcome', 'receipt', r.receipt, 'outcome', q.outcome, 'at', q.told_at), q.told_at
         FROM quote_outcome q JOIN report r ON r.id = q.report_id WHERE ${MINE}
       UNION ALL
       SELECT jsonb_build_object('kind', 'quiet_week', 'week', r.week, 'at', r.checked_at), r.checked_at FROM quiet_week r WHERE ${MINE}
       UNION ALL
       SELECT jsonb_build_object('kind', 'car_gone', 'gone', r.gone, 'at', r.said_at), r.said_at FROM car_gone r WHERE ${MINE}
       ORDER BY at, row`,
      [reporterIds],
    );
    return rows.map((row) => (row as { row: object }).row);
  },
  async erase(client, reporterIds) {
    for (const table of ['follow_up', 'quote_outcome'])
      await client.query(`DELETE FROM ${table} t USING report r WHERE r.id = t.report_id AND ${MINE}`, [reporterIds]);
    for (const table of ['quiet_week', 'car_gone'])
      await client.query(`DELETE FROM ${table} r WHERE ${MINE}`, [reporterIds]);
  },
};
