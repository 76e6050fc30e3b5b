import { useTranslations } from 'next-intl';
import { KeptRow } from '@/components/me/kept-row';
import { RowAction } from '@/components/me/row-action';
import type { KeptSession } from '@/lib/accounts/sessions.server';
import { chinaDate } from '@/lib/platform/china-time';
import type { Locale } from '@/lib/platform/locale';
import { ActionButton } from '../action-button';
import { endSessionAction, signOutAction, signOutEverywhereAction } from './actions';

/** Where an account is signed in: each to be ended, this one marked, and all at once. */
export function SessionsPart({
  locale,
  sessions,
  here,
}: {
  locale: Locale;
  sessions: readonly KeptSession[];
  here: string;
}) {
  const t = useTranslations('accounts.account.sessions');
  const device = useTranslations('accounts.device');
  return (
    <>
      <p className="mb-3 max-w-line">{t('lead')}</p>
      <ul className="mb-6 max-w-line border-t border-rule">
        {sessions.map(({ id, browser, system, createdAt, seenOn }) => {
          const name = device('name', { browser: device(`browsers.${browser}`), system: device(`systems.${system}`) });
          return (
            <KeptRow
              key={id}
              title={
                <>
                  {name}
                  {id === here ? <span className="ml-3 font-normal text-muted">{t('here')}</span> : null}
                </>
              }
              note={t('seen', { since: chinaDate(createdAt), seen: seenOn })}
            >
              {id === here ? null : (
                <RowAction action={endSessionAction} hidden={{ locale, session: id }} label={t('end')} about={name} />
              )}
            </KeptRow>
          );
        })}
      </ul>
      <div className="flex flex-wrap gap-4">
        <ActionButton locale={locale} action={signOutAction} label={t('signOut')} />
        <ActionButton locale={locale} action={signOutEverywhereAction} label={t('signOutEverywhere')} />
      </div>
    </>
  );
}
