import { useTranslations } from 'next-intl';
import type { Measured, MeasuredScenario } from '@/lib/ranking/results/parse-results';

const COLUMNS = ['places', 'worst', 'tau', 'topFive', 'covers'] as const;
const DIGITS = { places: 2, worst: 0, tau: 3, topFive: 2, covers: 2 } as const;

/** How far simulated attacks moved their target, and how near the order came to the truth; a missed target is said in words. */
export function MeasuredTable({ scenarios }: { scenarios: readonly MeasuredScenario[] }) {
  const t = useTranslations('methodology.measured');
  return (
    <table className="block w-full border-b border-rule text-left text-sm md:table">
      <thead className="sr-only border-b border-ink text-muted md:not-sr-only md:table-header-group">
        <tr>
          <th scope="col" className="py-2 pr-4 font-normal">
            {t('scenario')}
          </th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className="py-2 pl-4 text-right align-bottom font-normal">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {scenarios.map((scenario) => (
          <tr key={scenario.key} className="grid grid-cols-2 gap-x-6 border-t border-rule py-3 md:table-row">
            <th scope="row" className="col-span-2 text-base font-normal md:table-cell md:py-2.5 md:pr-4">
              <Title scenario={scenario} />
            </th>
            {COLUMNS.map((column) => (
              <td
                key={column}
                className={`md:table-cell md:py-2.5 md:pl-4 md:text-right md:align-baseline ${scenario[column] ? '' : 'max-md:hidden'}`}
              >
                <span className="text-muted md:hidden">{t(`columns.${column}`)} </span>
                <Figure figure={scenario[column]} digits={DIGITS[column]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Title({ scenario: { key, title } }: { scenario: MeasuredScenario }) {
  const t = useTranslations('methodology.measured.scenarios');
  // A scenario that the lab has got since is named as the lab names it.
  return t.has(key as 'clean') ? t(key as 'clean') : title;
}

function Figure({ figure, digits }: { figure: Measured | null; digits: number }) {
  const t = useTranslations('methodology.measured');
  if (!figure) return <span aria-hidden="true">—</span>;
  const { value, target, met } = figure;
  const isRounded = target?.endsWith(` ${value}`) ?? false;
  return (
    <>
      {value.toFixed(digits)}
      {target === null ? null : (
        <span className={`block text-xs ${met ? 'text-muted' : 'font-semibold'}`}>
          {t(met ? 'met' : isRounded ? 'barely' : 'missed', { target })}
        </span>
      )}
    </>
  );
}
