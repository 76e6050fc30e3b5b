import { useTranslations } from 'next-intl';
import type { RankingParameters } from '@/lib/ranking/parameters';

const PERCENT: readonly (keyof RankingParameters)[] = ['redProbability', 'intervalMass'];

/** Every number the ranking depends on, as the running code has it. */
export function ParameterTable({ parameters }: { parameters: RankingParameters }) {
  const t = useTranslations('methodology.parameters');
  const keys = Object.keys(parameters) as (keyof RankingParameters)[];
  return (
    <table className="w-full max-w-line border-b border-rule text-left">
      <thead className="border-b border-ink text-sm text-muted">
        <tr>
          <th scope="col" className="py-2 pr-4 font-normal">
            {t('name')}
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            {t('value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key} className="border-t border-rule">
            <th scope="row" className="py-2.5 pr-4 font-normal">
              {t(`list.${key}`)}
            </th>
            <td className="py-2.5 text-right whitespace-nowrap">
              {PERCENT.includes(key)
                ? t('percent', { value: parameters[key] })
                : t('plain', { value: parameters[key] })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
