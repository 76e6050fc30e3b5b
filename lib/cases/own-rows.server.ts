import 'server-only';
import type { OwnRows } from '@/lib/accounts/own-rows';

const MINE = 'reporter_id = ANY ($1::bigint[])';

/** The complaints a driver follows. Their case numbers are on the device alone. */
export const CASE_OWN_ROWS: OwnRows = {
  name: 'cases',
  tables: ['complaint_case', 'case_report'],
  async read(client, reporterIds) {
    const { rows } = await client.query(
      `SELECT c.id, c.channel, c.insurer_id, c.filed_on::text, c.told_due_on::text, c.outcome, c.outcome_on::text, c.created_at, c.settled_at,
         ARRAY(SELECT r.receipt FROM case_report l JOIN report r ON r.id = l.report_id WHERE l.case_id = c.id ORDER BY r.id) AS receipts
       FROM complaint_case c WHERE ${MINE} ORDER BY c.created_at, c.id`,
      [reporterIds],
    );
    return rows;
  },
  async erase(client, reporterIds) {
    await client.query(`DELETE FROM case_report WHERE case_id IN (SELECT id FROM complaint_case WHERE ${MINE})`, [
      reporterIds,
    ]);
    await client.query(`DELETE FROM complaint_case WHERE ${MINE}`, [reporterIds]);
  },
  async eraseOfReports(client, reportIds) {
    await client.query('DELETE FROM case_report WHERE report_id = ANY ($1::bigint[])', [reportIds]);
  },
};
