import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** One denominator as the page shows it: vehicles as a whole number, `sd` the standard deviation of its logarithm. */
export type ExposureLine = {
  id: string;
  name: string;
  vehicles: number;
  year: number;
  basis: string;
  grade: 'A' | 'B' | 'C' | 'pooled';
  sd: number;
  sources: readonly { zh: string; en: string; url: string | null }[];
};

/** The denominators, largest first, with grade, basis and source; on phones each is a short paragraph. */
export function ExposureTable({ lines }: { lines: readonly ExposureLine[] }) {
  const t = useTranslations('methodology.exposure');
  return (
    <table className="block w-full border-b border-rule text-left text-sm md:table">
      <thead className="sr-only border-b border-ink text-muted md:not-sr-only md:table-header-group">
        <tr>
          {(['insurer', 'vehicles', 'grade', 'basis'] as const).map((column) => (
            <th
              key={column}
              scope="col"
              className={`py-2 pr-6 font-normal ${column === 'vehicles' ? 'text-right' : ''}`}
            >
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {lines.map((line) => (
          <ExposureRow key={line.id} line={line} basis={t(`basis.${basisKey(line.basis)}`, { year: line.year })} />
        ))}
      </tbody>
    </table>
  );
}

function ExposureRow({ line, basis }: { line: ExposureLine; basis: string }) {
  const t = useTranslations('methodology.exposure');
  const cell = 'md:table-cell md:py-3 md:pr-6 md:align-baseline';
  return (
    <tr className="grid grid-cols-[1fr_auto] gap-x-4 border-t border-rule py-3 md:table-row">
      <th scope="row" className={`text-base font-normal ${cell}`}>
        {line.name}
      </th>
      <td className={`text-right text-base whitespace-nowrap ${cell}`}>
        {t('count', { tenThousands: line.vehicles / 1e4, millions: line.vehicles / 1e6 })}
      </td>
      <td className={`order-4 text-right whitespace-nowrap text-muted md:text-left ${cell}`}>
        {t(`grades.${line.grade}`)} · ±{t('spread', { value: Math.expm1(line.sd) })}
      </td>
      <td className={`order-3 text-muted ${cell}`}>
        {basis}
        <Sources sources={line.sources} />
      </td>
    </tr>
  );
}

function Sources({ sources }: { sources: ExposureLine['sources'] }): ReactNode {
  const language = useLocale() === 'en' ? 'en' : 'zh';
  return sources.map(({ [language]: text, url }) => (
    <span key={text} className="block text-xs">
      {url ? (
        <a href={url} className="inline-block py-1">
          {text}
        </a>
      ) : (
        text
      )}
    </span>
  ));
}

function basisKey(basis: string): 'signed' | 'raised' | 'derived' | 'gross' | 'given' {
  if (basis.startsWith('signed')) return 'signed';
  if (basis.startsWith('original')) return 'raised';
  if (basis === 'given') return 'given';
  return basis.startsWith('all-lines') ? 'derived' : 'gross';
}
