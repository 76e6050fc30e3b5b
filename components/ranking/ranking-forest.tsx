import { useLocale, useTranslations } from 'next-intl';
import { ForestPlot } from '@/components/charts/forest-plot';
import type { Locale } from '@/lib/platform/locale';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { FigureLine } from './figure-line';
import { forestRow } from './forest-rows';
import { FIGURES, type Figure, figureText } from './shown-figures';

/** Ranked companies as a forest plot with their counts; on narrow screens the counts stand under the name. */
export function RankingForest({
  rows,
  caption,
  figures = FIGURES,
}: {
  rows: readonly ShownRankingRow[];
  caption: string;
  figures?: readonly Figure[];
}) {
  const t = useTranslations('rankings');
  const locale = useLocale() as Locale;
  return (
    <ForestPlot
      caption={caption}
      figureHeads={figures.map((figure) => t(`columns.${figure}`))}
      rows={rows.map((row) => ({
        ...forestRow(row, locale),
        figures: figures.map((figure) => figureText(t, figure, row)),
        note: <FigureLine row={row} figures={figures} />,
      }))}
    />
  );
}
