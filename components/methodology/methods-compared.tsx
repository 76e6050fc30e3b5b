import { useLocale, useTranslations } from 'next-intl';
import { fromChinaLocal } from '@/lib/platform/china-time';
import { type Locale, localePath } from '@/lib/platform/locale';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import type { Method } from '@/lib/ranking/methods';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';

const ROWS = ['check', 'pair', 'tiers', 'provinces', 'effect', 'ranks'] as const;

/** The method in force and the one that it replaces, until the old one's last day. */
export function MethodsCompared({ now, old }: { now: Method; old: Method }) {
  const t = useTranslations('methodology.methods');
  const locale = useLocale() as Locale;
  const [from, until] = [fromChinaLocal(`${now.from}T12:00`), fromChinaLocal(`${old.until}T12:00`)];
  if (!from || !until) return null;
  const ranking = (words: React.ReactNode) => <a href={localePath(locale, '/rankings')}>{words}</a>;
  return (
    <>
      <p className="max-w-line">{t.rich('p1', { from, until, method: now.version, old: old.version, ranking })}</p>
      <table className="mt-5 w-full max-w-line border-b border-rule text-left text-sm">
        <thead className="border-b border-ink text-muted">
          <tr>
            <td className="py-2" />
            {[old, now].map(({ version }) => (
              <th key={version} scope="col" className="py-2 pl-4 font-normal">
                {t('columns.method', { method: version })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row} className="border-t border-rule align-baseline">
              <th scope="row" className="min-w-28 py-2 font-normal text-muted">
                {t(`rows.${row}`)}
              </th>
              <td className="py-2 pl-4">{t(`old.${row}`, { calls: RANKING_PARAMETERS.callsPerPair })}</td>
              <td className="py-2 pl-4">{t(`now.${row}`, { calls: CROSS_CHECK_PARAMETERS.callsPerPair })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
