import { useTranslations } from 'next-intl';
import type { NumberNotice } from '@/lib/numbers/number-book';
import { useClaimName } from './claim-name';
import { useBandText } from './reporter-band-text';

/** What drivers said of a number in the live window: how many, and whom its callers claimed to be. */
export function NoticeFacts({ notice: { reporters, claims } }: { notice: NumberNotice }) {
  const t = useTranslations('numbers');
  const bandText = useBandText();
  const claimName = useClaimName();
  return (
    <>
      <p className="max-w-line text-lg">
        {t('one.named')} <strong className="font-song text-2xl whitespace-nowrap">{bandText(reporters)}</strong>
      </p>
      {claims.length === 0 ? null : (
        <table className="mt-6 w-full max-w-line border-b border-ink text-left">
          <caption className="pb-3 text-left text-sm text-muted">{t('one.claims')}</caption>
          <thead>
            <tr className="border-b border-ink text-sm text-muted">
              <th scope="col" className="py-2 font-normal">
                {t('claimed')}
              </th>
              <th scope="col" className="py-2 text-right font-normal">
                {t('reporters')}
              </th>
            </tr>
          </thead>
          <tbody>
            {claims.map(({ claim, reporters: named }) => (
              <tr key={claim} className="border-b border-rule">
                <th scope="row" className="py-2 text-left font-normal">
                  {claimName(claim)}
                </th>
                <td className="py-2 text-right">{bandText(named)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-4 max-w-line text-sm text-muted">{t('one.bands')}</p>
    </>
  );
}
