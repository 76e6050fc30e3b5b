import { useFormatter, useTranslations } from 'next-intl';
import { usePeriodName } from '@/components/dataset/period-name';
import { HeatTable } from '@/components/heatmap/heat-table';
import type { Published, TableRow } from '@/lib/privacy/gate';
import { answersByKey } from '@/lib/record/answers-by-key';
import { FOLLOW_UP_ANSWERS, FOLLOW_UP_CHANNELS } from '@/lib/record/follow-up-codes';
import { TableFiles } from './table-files';

/** What drivers say happened after a complaint or a renewal; `table` null before enough have answered. */
export function AfterStepTable({ table }: { table: { period: string; rows: Published<TableRow[]> } | null }) {
  const t = useTranslations('record');
  const format = useFormatter();
  const name = usePeriodName();
  // One kind of answer alone, the others hidden, would read as if all had said so.
  const lines = table ? answersByKey(table.rows, FOLLOW_UP_ANSWERS).filter(({ answers }) => answers.size > 1) : [];
  if (!table || lines.length === 0) return <p className="max-w-line text-muted">{t('afterAll.tooFew')}</p>;
  const rows = lines.map(({ key, answers, shown }) => {
    const channel = FOLLOW_UP_CHANNELS.find((code) => code === key);
    const counts = FOLLOW_UP_ANSWERS.map((code) => answers.get(code));
    return {
      key: `after-${key}`,
      cells: [
        channel ? t(`afterAll.steps.${channel}`) : key,
        ...counts.map((count) => (count === undefined ? '–' : format.number(count))),
        format.number(shown),
      ],
    };
  });
  const head = [t('afterAll.step'), ...FOLLOW_UP_ANSWERS.map((code) => t(`answers.${code}`)), t('afterAll.shown')];
  return (
    <>
      <p className="mb-4 max-w-line">{t('afterAll.lead', { period: name.period(table.period) })}</p>
      <HeatTable table={{ head, rows }} label={t('afterAll.title')} />
      <p className="mt-3 max-w-line text-sm text-muted">{t('afterAll.note')}</p>
      <TableFiles name="after_step" />
    </>
  );
}
