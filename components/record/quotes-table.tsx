import { useFormatter, useTranslations } from 'next-intl';
import { usePeriodName } from '@/components/dataset/period-name';
import { HeatTable } from '@/components/heatmap/heat-table';
import type { AnswerLine } from '@/lib/record/answers-by-key';
import { QUOTE_OUTCOMES, type QuoteOutcome } from '@/lib/record/quote-outcome';
import { TableFiles } from './table-files';

/** How final prices stood to those that calls in one company's name had quoted. */
export function QuotesTable({ period, line }: { period: string; line: AnswerLine<QuoteOutcome> }) {
  const t = useTranslations('record.quotes');
  const format = useFormatter();
  const name = usePeriodName();
  const rows = QUOTE_OUTCOMES.flatMap((code) => {
    const count = line.answers.get(code);
    if (count === undefined) return [];
    const share = format.number(Math.round((count / line.shown) * 20) / 20, { style: 'percent' });
    return [{ key: `quote-${code}`, cells: [t(`outcomes.${code}`), format.number(count), share] }];
  });
  return (
    <div className="max-w-line">
      <p className="mb-4">{t('publicLead', { period: name.period(period), shown: line.shown })}</p>
      <HeatTable table={{ head: [t('outcome'), t('answers'), t('share')], rows }} label={t('publicTitle')} />
      <p className="mt-3 text-sm text-muted">{t('publicNote')}</p>
      <TableFiles name="quotes_insurer" />
    </div>
  );
}
