import { useLocale, useTranslations } from 'next-intl';
import { insurerName } from '@/lib/insurers/insurer-name';
import type { OfficialNumberMatch } from '@/lib/insurers/official-numbers';
import { insurerById } from '@/lib/insurers/registry';
import { type Locale, localePath } from '@/lib/platform/locale';
import { Sources } from '../insurer/official-number-list';

/** Which companies publish the number as theirs, with how sure that is and where it is known from. */
export function OfficialOf({ official }: { official: readonly OfficialNumberMatch[] }) {
  const t = useTranslations('numbers.one');
  const grades = useTranslations('insurers.numbers');
  const locale = useLocale() as Locale;
  if (official.length === 0) return <p className="max-w-line">{t('notOfficial')}</p>;
  return (
    <>
      <ul className="max-w-line">
        {official.map(({ insurerId, grade, source, historic }) => {
          const insurer = insurerById(insurerId);
          return insurer ? (
            <li key={insurerId} className="border-b border-rule py-2">
              <a
                href={localePath(locale, `/insurers/${insurerId}`)}
                className="inline-flex min-h-11 items-center font-semibold"
              >
                {insurerName(insurer, locale)}
              </a>
              <span className="ml-3 text-sm text-muted">{grades(`grade.${grade}`)}</span>
              {historic ? <span className="block text-sm">{grades('historic')}</span> : null}
              <Sources codes={source} />
            </li>
          ) : null;
        })}
      </ul>
      <p className="mt-5 max-w-line">{grades('forged')}</p>
    </>
  );
}
