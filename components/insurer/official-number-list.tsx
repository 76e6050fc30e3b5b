import { useLocale, useTranslations } from 'next-intl';
import { INSURER_SOURCES, type OfficialNumber } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';

/** Numbers a company publishes as its own, each with where that is known from. */
export function OfficialNumberList({ numbers }: { numbers: readonly OfficialNumber[] }) {
  const t = useTranslations('insurers.numbers');
  const locale = useLocale() as Locale;
  return (
    <>
      {numbers.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <dl className="max-w-line border-b border-rule">
          {numbers.map(({ number, kind, grade, source, historic }) => (
            <div key={number} className="border-t border-rule py-3 sm:grid sm:grid-cols-[9rem_1fr] sm:gap-6">
              <dt className={historic ? 'text-muted' : 'font-semibold'}>{number}</dt>
              <dd className="text-sm">
                {label('NUMBER_KINDS', kind, locale)} · {t(`grade.${grade}`)}
                {historic ? <span className="block">{t('historic')}</span> : null}
                <Sources codes={source} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="mt-5 max-w-line">{t('forged')}</p>
    </>
  );
}

/** Where a statement about a company is known from; `codes` as the reference data has them, e.g. «S3 S4». */
export function Sources({ codes }: { codes: string }) {
  const language = useLocale() === 'en' ? 'en' : 'zh';
  return codes.split(' ').flatMap((code) => {
    const source = INSURER_SOURCES[code];
    return source ? (
      <span key={code} className="block text-xs text-muted">
        {source[language]}
      </span>
    ) : (
      []
    );
  });
}
