import { useTranslations } from 'next-intl';
import { OneFieldForm } from '@/components/forms/one-field-form';
import type { MyAccount } from '@/lib/accounts/my-account.server';
import type { Locale } from '@/lib/platform/locale';
import { restoreAction } from './actions';

/** The recovery code to write down, and the form that takes one. */
export function RecoveryPart({ locale, code }: { locale: Locale; code: MyAccount['code'] }) {
  const t = useTranslations('accounts.me');
  return (
    <div className="grid gap-10">
      {code === 'lost' ? <p className="max-w-line">{t('codeLost')}</p> : null}
      {code && code !== 'lost' ? (
        <div>
          <p className="max-w-line">{t('codeLead')}</p>
          <p className="mt-3 font-mono text-lg font-semibold break-words">{code.text}</p>
        </div>
      ) : null}
      <OneFieldForm
        action={restoreAction}
        name="code"
        type="text"
        inputMode="text"
        autoComplete="off"
        hidden={{ locale }}
        labels={{
          label: t('restore'),
          hint: t('restoreHint'),
          button: t('restoreButton'),
          problemTitle: t('restoreTitle'),
          problems: {
            malformed: t('restoreProblems.malformed'),
            mistyped: t('restoreProblems.mistyped'),
            unknown_code: t('restoreProblems.unknown_code'),
            other_account: t('restoreProblems.other_account'),
            limited: t('restoreProblems.limited'),
          },
        }}
      />
    </div>
  );
}
