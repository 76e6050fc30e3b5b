import { useTranslations } from 'next-intl';
import { KeptRow } from '@/components/me/kept-row';
import { RowAction } from '@/components/me/row-action';
import type { KeptWay } from '@/lib/accounts/account-ways.server';
import type { Way } from '@/lib/accounts/identity';
import { offeredWays } from '@/lib/accounts/sign-in-settings.server';
import { chinaDate } from '@/lib/platform/china-time';
import { type Locale, localePath } from '@/lib/platform/locale';
import { EmailForm } from '../../sign-in/email-form';
import { OtherWays } from '../../sign-in/other-ways';
import { PhoneForm } from '../../sign-in/phone-form';
import { unlinkAction } from './actions';
import { useWayName } from './way-name';

/** The ways into an account, each to be taken out, and those that can be added. */
export function WaysPart({ locale, ways }: { locale: Locale; ways: readonly KeptWay[] }) {
  const t = useTranslations('accounts.account.ways');
  const { ways: offered, oidcName } = offeredWays();
  const name = useWayName(oidcName);
  const free = offered.filter((way) => !ways.some((kept) => kept.way === way));
  const back = (way: Way) => localePath(locale, `/me/account?linked=${way}`);
  const others = free.filter((way) => way === 'wechat' || way === 'oidc');
  return (
    <>
      <p className="mb-3 max-w-line">{t('lead')}</p>
      <ul className="max-w-line border-t border-rule">
        {ways.map(({ way, since }) => (
          <KeptRow key={way} title={name(way)} note={since ? t('since', { date: chinaDate(since) }) : t('kept')}>
            {ways.length > 1 ? (
              <RowAction action={unlinkAction} hidden={{ locale, way }} label={t('unlink')} about={name(way)} />
            ) : null}
          </KeptRow>
        ))}
      </ul>
      {ways.length === 1 ? <p className="mt-3 max-w-line text-sm text-muted">{t('last')}</p> : null}
      {free.length > 0 ? (
        <details className="group mt-6 max-w-line">
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold underline">
            {t('add')}
          </summary>
          <p className="mt-2 text-sm text-muted">{t('addHint')}</p>
          <div className="mt-6 grid gap-10">
            {free.includes('phone') ? <PhoneForm next={back('phone')} /> : null}
            {free.includes('email') ? <EmailForm next={back('email')} /> : null}
            <OtherWays ways={others} oidcName={oidcName} next={back} />
          </div>
        </details>
      ) : null}
    </>
  );
}
