import { useTranslations } from 'next-intl';
import { KeptRow } from '@/components/me/kept-row';
import { RowAction } from '@/components/me/row-action';
import type { KeptDevice } from '@/lib/accounts/devices.server';
import { chinaDate } from '@/lib/platform/china-time';
import type { Locale } from '@/lib/platform/locale';
import { detachAction } from './actions';

/** Devices that may report for this driver and, without an account, see the record. */
export function DevicesPart({
  locale,
  devices,
  kept,
}: {
  locale: Locale;
  devices: readonly KeptDevice[];
  kept: boolean;
}) {
  const t = useTranslations('accounts.account.devices');
  return (
    <>
      <p className="mb-3 max-w-line">{t(kept ? 'leadIn' : 'leadOut')}</p>
      <ul className="max-w-line border-t border-rule">
        {devices.map(({ handle, createdAt, here }, place) => (
          <KeptRow
            key={handle}
            title={t(here ? 'here' : 'another', { number: place + 1 })}
            note={t('since', { date: chinaDate(createdAt) })}
          >
            {kept || !here ? (
              <RowAction
                action={detachAction}
                hidden={{ locale, device: handle }}
                label={t('detach')}
                about={t(here ? 'here' : 'another', { number: place + 1 })}
              />
            ) : null}
          </KeptRow>
        ))}
      </ul>
    </>
  );
}
