import { useLocale, useTranslations } from 'next-intl';
import { officialNumberOf } from '@/lib/insurers/official-numbers';
import type { NumberNotice } from '@/lib/numbers/number-book';
import { type Locale, localePath } from '@/lib/platform/locale';
import { useClaimName } from './claim-name';
import { useBandText } from './reporter-band-text';

/** Enterprise numbers, the most named first: how many drivers, whom the callers claimed to be, and whether a company publishes the number. */
export function NoticeTable({ notices, caption }: { notices: readonly NumberNotice[]; caption: string }) {
  const t = useTranslations('numbers');
  const locale = useLocale() as Locale;
  const bandText = useBandText();
  const claimName = useClaimName();
  if (notices.length === 0) return <p className="max-w-line text-muted">{t('most.none')}</p>;
  return (
    <table className="w-full border-b border-ink text-left">
      <caption className="max-w-line pb-4 text-left text-sm text-muted">{caption}</caption>
      <thead>
        <tr className="border-b border-ink text-sm text-muted">
          <th scope="col" className="py-2 pr-3 font-normal">
            {t('number')}
          </th>
          <th scope="col" className="py-2 pr-3 font-normal">
            {t('claimed')}
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            {t('reporters')}
          </th>
        </tr>
      </thead>
      <tbody>
        {notices.map(({ number, reporters, claims }) => (
          <tr key={number} className="border-b border-rule align-baseline">
            <th scope="row" className="pr-3 text-left font-semibold">
              <a href={localePath(locale, `/numbers/${number}`)} className="inline-flex min-h-11 items-center">
                {number}
              </a>
              {officialNumberOf(number).length > 0 ? (
                <span className="block pb-2 text-xs font-normal text-muted">{t('official')}</span>
              ) : null}
            </th>
            <td className="py-2 pr-3 text-sm">{claims[0] ? claimName(claims[0].claim) : '–'}</td>
            <td className="text-right text-sm whitespace-nowrap">{bandText(reporters)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
