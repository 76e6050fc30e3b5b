import { useTranslations } from 'next-intl';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { type Figure, figureText } from './shown-figures';

/** The figures of a row in one line, where there is no room for columns. */
export function FigureLine({ row, figures }: { row: ShownRankingRow; figures: readonly Figure[] }) {
  const t = useTranslations('rankings');
  return (
    <span className="figure-line">
      {figures.map((figure) => (
        <span key={figure}>{t('pair', { head: t(`columns.${figure}`), value: figureText(t, figure, row) })}</span>
      ))}
    </span>
  );
}
