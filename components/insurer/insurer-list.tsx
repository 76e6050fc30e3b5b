import { useLocale, useTranslations } from 'next-intl';
import { insurerPath } from '@/components/ranking/forest-rows';
import { insurerName } from '@/lib/insurers/insurer-name';
import type { Insurer } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { formerNamesOf, groupsByLetter } from './insurer-groups';

/** Companies of today by letter, with their standing; the letters above are links. `rows`: shown rows by company id. */
export function InsurerList({ rows }: { rows: ReadonlyMap<string, ShownRankingRow> }) {
  const t = useTranslations('insurers.index');
  const groups = groupsByLetter(useLocale() as Locale);
  return (
    <>
      <nav aria-label={t('letters')} className="no-print mb-10 border-y border-rule py-1">
        <ul className="flex flex-wrap">
          {groups.map(({ letter }) => (
            <li key={letter}>
              <a
                href={`#${letter}`}
                className="inline-flex min-h-11 min-w-10 items-center justify-center font-song no-underline hover:underline"
              >
                {letter}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="gap-x-12 md:columns-2">
        {groups.map(({ letter, insurers }) => (
          <section key={letter} id={letter} aria-labelledby={`letter-${letter}`} className="mb-8 break-inside-avoid">
            <h2 id={`letter-${letter}`} className="border-b border-ink text-xl text-muted">
              {letter}
            </h2>
            <ul>
              {insurers.map((insurer) => (
                <Entry key={insurer.id} insurer={insurer} row={rows.get(insurer.id)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Entry({ insurer, row }: { insurer: Insurer; row: ShownRankingRow | undefined }) {
  const t = useTranslations('insurers.index');
  const locale = useLocale() as Locale;
  const former = formerNamesOf(insurer).map((each) => insurerName(each, locale));
  return (
    <li className="flex items-baseline justify-between gap-x-4 border-b border-rule">
      <span>
        <a href={insurerPath(insurer.id, locale)} className="inline-flex min-h-11 items-center py-1.5">
          {insurerName(insurer, locale)}
        </a>
        {former.length > 0 ? (
          <span className="block pb-2 text-xs text-muted">{t('was', { names: former.join(t('listSeparator')) })}</span>
        ) : null}
      </span>
      <span className={`text-sm whitespace-nowrap ${row?.status === 'ranked' ? '' : 'text-muted'}`}>
        <Standing row={row} />
      </span>
    </li>
  );
}

function Standing({ row }: { row: ShownRankingRow | undefined }) {
  const t = useTranslations('insurers.index.standing');
  if (!row) return null;
  if (row.rankLow === null || row.rankHigh === null) return t(row.index === null ? 'notNormalised' : 'rankAlone');
  return t(row.rankLow === row.rankHigh ? 'rankExact' : 'rank', { low: row.rankLow, high: row.rankHigh });
}
