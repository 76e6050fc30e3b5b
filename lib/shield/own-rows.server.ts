import 'server-only';
import type { OwnRows } from '@/lib/accounts/own-rows';

const MINE = 'reporter_id = ANY ($1::bigint[])';

/** The browsers that take reminders, and of what they will be reminded. */
export const SHIELD_OWN_ROWS: OwnRows = {
  name: 'reminders',
  tables: ['push_subscription', 'push_reminder'],
  async read(client, reporterIds) {
    const { rows } = await client.query(
      `SELECT s.endpoint, s.locale, s.created_at,
         coalesce((SELECT jsonb_agg(jsonb_build_object('on', r.due_on, 'step', r.step, 'case', r.case_id) ORDER BY r.due_on, r.id) FROM push_reminder r WHERE r.subscription_id = s.id), '[]') AS reminders
       FROM push_subscription s WHERE ${MINE} ORDER BY s.id`,
      [reporterIds],
    );
    return rows;
  },
  async erase(client, reporterIds) {
    await client.query(
      `DELETE FROM push_reminder WHERE subscription_id IN (SELECT id FROM push_subscription WHERE ${MINE})`,
      [reporterIds],
    );
    await client.query(`DELETE FROM push_subscription WHERE ${MINE}`, [reporterIds]);
  },
};
