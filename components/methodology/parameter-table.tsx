import { useTranslations } from 'next-intl';

const PERCENT = ['redProbability', 'intervalMass', 'leastOutside', 'stageShare'];

/** Every number a method depends on, as the running code has it. */
export function ParameterTable({
  version,
  parameters,
}: {
  version: string;
  parameters: Readonly<Record<string, number>>;
}) {
  const t = useTranslations('methodology.parameters');
  return (
    <table className="w-full max-w-line border-b border-rule text-left">
      <caption className="pb-2 text-left font-semibold">{t('method', { method: version })}</caption>
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
        {Object.entries(parameters).map(([key, value]) => (
          <tr key={key} className="border-t border-rule">
            <th scope="row" className="py-2 pr-4 font-normal">
              {t.has(`list.${key}` as 'name') ? t(`list.${key}` as 'list.draws') : <code>{key}</code>}
            </th>
            <td className="py-2 text-right whitespace-nowrap">
              {t(PERCENT.includes(key) ? 'percent' : 'plain', { value })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
