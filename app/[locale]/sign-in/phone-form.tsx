import { useTranslations } from 'next-intl';
import { OneFieldForm } from '@/components/forms/one-field-form';
import { askCodeAction } from './phone-actions';

/** Asks for a mobile number to send a code to. @param next path to end on */
export function PhoneForm({ next }: { next: string }) {
  const t = useTranslations('accounts.phone');
  return (
    <OneFieldForm
      action={askCodeAction}
      name="phone"
      type="tel"
      inputMode="tel"
      autoComplete="tel-national"
      hidden={{ next }}
      labels={{
        label: t('number'),
        hint: t('numberHint'),
        button: t('send'),
        problemTitle: t('problemTitle'),
        problems: {
          malformed: t('askProblems.malformed'),
          limited: t('askProblems.limited'),
          undelivered: t('askProblems.undelivered'),
        },
      }}
    />
  );
}
