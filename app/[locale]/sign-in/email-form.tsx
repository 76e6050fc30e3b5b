import { useTranslations } from 'next-intl';
import { OneFieldForm } from '@/components/forms/one-field-form';
import { askAction } from './ask-action';

/** Asks for an address to send a link to. @param next path to end on */
export function EmailForm({ next }: { next: string }) {
  const t = useTranslations('accounts.signIn');
  return (
    <OneFieldForm
      action={askAction}
      name="email"
      type="email"
      inputMode="email"
      autoComplete="email"
      hidden={{ next }}
      labels={{
        label: t('email'),
        hint: t('emailHint'),
        button: t('send'),
        problemTitle: t('problemTitle'),
        problems: {
          malformed: t('problems.malformed'),
          limited: t('problems.limited'),
          undelivered: t('problems.undelivered'),
        },
      }}
    />
  );
}
