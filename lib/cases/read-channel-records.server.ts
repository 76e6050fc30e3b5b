import 'server-only';
import { readTable } from '@/lib/dataset/read-releases.server';
import type { Published } from '@/lib/privacy/gate';
import { type ChannelRecord, channelRecords } from './channel-record';

/** What drivers recorded of every channel in the last closed quarter; null before the first. */
export async function readChannelRecords(): Promise<{
  period: string;
  records: Published<readonly ChannelRecord[]>;
} | null> {
  const [outcomes, days] = await Promise.all([
    readTable('latest', 'case_outcome_channel_quarter'),
    readTable('latest', 'case_days_channel_quarter'),
  ]);
  if (!outcomes || !days || outcomes.period !== days.period) return null;
  return { period: outcomes.period, records: channelRecords(outcomes.rows, days.rows) };
}
