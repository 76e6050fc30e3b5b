import { useTranslations } from 'next-intl';
import { ForestPlot } from '@/components/charts/forest-plot';
import { CountsTable } from '@/components/ranking/counts-table';
import { FigureLine } from '@/components/ranking/figure-line';
import { FEW_FIGURES, figureText } from '@/components/ranking/shown-figures';
import { periodName } from '@/components/ranking/view-name';
import type { RecordEntry } from '@/lib/ranking/record-of-insurer';

/** One company, period by period, on the axis of the ranking; its bare counts where it was never ranked. */
export function RecordThroughTime({ record }: { record: readonly RecordEntry[] }) {
  const t = useTranslations('insurers.through');
  const words = useTranslations('rankings');
  const counted = record.filter(({ row }) => row.reporters !== null);
  const silent = record.length - counted.length;
  if (!record.some(({ row }) => row.status === 'ranked')) {
    const lines = counted.map(({ period, row }) => ({ id: period, label: periodName(words, period), href: null, row }));
    return <CountsTable lines={lines} caption={t('countsCaption')} head={t('period')} />;
  }
  return (
    <ForestPlot
      caption={t('caption')}
      labelHead={t('period')}
      reading={silent > 0 ? `${t('reading')}${t('silent', { count: silent })}` : t('reading')}
      figureHeads={FEW_FIGURES.map((figure) => words(`columns.${figure}`))}
      rows={counted.map(({ period, row }) => {
        const { index, low, high, rankLow, rankHigh, red, status } = row;
        return {
          id: period,
          label: periodName(words, period),
          href: null,
          band: null,
          ...{ index, low, high, rankLow, rankHigh, red, status },
          figures: FEW_FIGURES.map((figure) => figureText(words, figure, row)),
          note: <FigureLine row={row} figures={FEW_FIGURES} />,
        };
      })}
    />
  );
}
