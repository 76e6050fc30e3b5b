import { getTranslations } from 'next-intl/server';
import { Paragraphs } from '@/components/layout/paragraphs';
import { KeptWeeksTable } from '@/components/record/kept-weeks-table';
import { keptShare } from '@/lib/record/kept-share';
import { readRecordTables } from '@/lib/record/read-record-table.server';

/** Weeks in which drivers were left alone, as they say themselves. */
export async function KeptWeeks() {
  const t = await getTranslations('record.kept');
  const tables = await readRecordTables('kept_weeks');
  const months = tables.flatMap(({ period, rows }) => {
    const share = keptShare(rows);
    return share ? [{ period, share }] : [];
  });
  return (
    <>
      <Paragraphs texts={[t('p1'), t('p2'), t('p3')]} />
      <KeptWeeksTable months={months} />
    </>
  );
}
