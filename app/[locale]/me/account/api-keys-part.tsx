import { getTranslations } from 'next-intl/server';
import { NewApiKeyForm } from '@/components/me/new-api-key-form';
import { API_KEYS_EACH } from '@/lib/accounts/api-key';
import type { KeptApiKey } from '@/lib/accounts/api-keys.server';
import { chinaDate } from '@/lib/platform/china-time';
import type { Locale } from '@/lib/platform/locale';
import { createApiKeyAction, revokeApiKeyAction } from './api-key-actions';

/** The keys of an account, each to be revoked, and a new one, shown once. */
export async function ApiKeysPart({ locale, keys }: { locale: Locale; keys: readonly KeptApiKey[] }) {
  const t = await getTranslations('accounts.apiKeys');
  return (
    <>
      <p className="mb-5 max-w-line">{t('lead')}</p>
      <ul className="mb-5 max-w-line">
        {keys.map(({ slot, createdAt }) => (
          <li key={slot} className="flex items-center justify-between gap-4 border-b border-rule py-2">
            <span>{t('made', { date: chinaDate(createdAt) })}</span>
            <form action={revokeApiKeyAction}>
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="slot" value={slot} />
              <button type="submit" className="min-h-11 cursor-pointer px-2 underline">
                {t('revoke')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {keys.length < API_KEYS_EACH ? (
        <NewApiKeyForm action={createApiKeyAction} button={t('create')} shown={t('shown')} full={t('full')} />
      ) : (
        <p className="text-sm text-muted">{t('full')}</p>
      )}
    </>
  );
}
