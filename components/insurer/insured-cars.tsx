import { useLocale, useTranslations } from 'next-intl';
import { EXPOSURE_SOURCES } from '@/lib/insurers/exposure';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { InsurerExposure } from '@/lib/ranking/evidence';

/** The denominator of a company with its source, year and grade, or why there is none. */
export function InsuredCars({ exposure }: { exposure: InsurerExposure | null }) {
  const t = useTranslations('insurers.cars');
  const locale = useLocale() as Locale;
  return (
    <div className="max-w-line">
      <Denominator exposure={exposure} />
      <a href={localePath(locale, '/methodology#exposure')} className="mt-2 inline-flex min-h-11 items-center text-sm">
        {t('how')}
      </a>
    </div>
  );
}

function Denominator({ exposure }: { exposure: InsurerExposure | null }) {
  const t = useTranslations('insurers.cars');
  const method = useTranslations('methodology.exposure');
  const language = useLocale() === 'en' ? 'en' : 'zh';
  if (exposure === null) return <p>{t('none')}</p>;
  if (exposure.insurerId === null) return <p>{t('pooled', { others: exposure.members.length - 1 })}</p>;
  const { vehicles, grade, logSd, basis, year, source } = exposure;
  const known = basisKey(basis);
  const graded = grade === 'A' || grade === 'B' || grade === 'C' ? method(`grades.${grade}`) : grade;
  const values = { tenThousands: vehicles / 1e4, millions: vehicles / 1e6, grade: graded, spread: Math.expm1(logSd) };
  return (
    <>
      <p>{t('own', values)}</p>
      <p className="mt-1 text-sm text-muted">
        {known === null ? (basis === 'synthetic' ? t('synthetic') : basis) : method(`basis.${known}`, { year })}
      </p>
      {known === 'given' ? <p className="text-xs break-words text-muted">{source}</p> : null}
      {source.split(' ').flatMap((code) => {
        const cited = EXPOSURE_SOURCES[code];
        return cited ? (
          <p key={code} className="text-xs text-muted">
            {cited.url ? <a href={cited.url}>{cited[language]}</a> : cited[language]}
          </p>
        ) : (
          []
        );
      })}
    </>
  );
}

/** Which of the worded bases a denominator has; null for one that an operator wrote himself. */
function basisKey(basis: string): 'signed' | 'raised' | 'derived' | 'gross' | 'given' | null {
  if (basis.startsWith('signed')) return 'signed';
  if (basis.startsWith('original')) return 'raised';
  if (basis.startsWith('all-lines')) return 'derived';
  if (basis === 'given') return 'given';
  return basis.startsWith('gross') ? 'gross' : null;
}
