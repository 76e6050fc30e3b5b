import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { OneFieldForm } from '@/components/forms/one-field-form';
import { PageShell } from '@/components/layout/page-shell';
import { isCodeAsked } from '@/lib/accounts/my-phone-code.server';
import { CODE_MINUTES, CODE_TRIES } from '@/lib/accounts/phone-code';
import { readSession } from '@/lib/accounts/sign-in.server';
import { ownPath } from '@/lib/accounts/sign-in-link';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { enterCodeAction } from '../phone-actions';

type PageInput = { searchParams: Promise<{ next?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.phone');
  return { title: t('title'), robots: { index: false } };
}

export default async function PhonePage({ searchParams }: PageInput) {
  const { next } = await searchParams;
  const t = await getTranslations('accounts.phone');
  const locale = (await getLocale()) as Locale;
  const target = ownPath(next, settings().ORIGIN, localePath(locale, '/me'));
  // Who is signed in asked on the page of the account.
  const asked = (await readSession()) ? '/me/account' : `/sign-in?${new URLSearchParams({ next: target })}`;
  const again = (
    <a href={localePath(locale, asked)} className="inline-flex min-h-11 items-center">
      {t('again')}
    </a>
  );
  if (!(await isCodeAsked())) {
    return (
      <PageShell title={t('title')}>
        <PageState title={t('goneTitle')} body={t('goneBody', { minutes: CODE_MINUTES })}>
          {again}
        </PageState>
      </PageShell>
    );
  }
  return (
    <PageShell title={t('title')} lead={t('lead', { minutes: CODE_MINUTES, tries: CODE_TRIES })}>
      <CodeForm target={target} />
      <p className="mt-6">{again}</p>
    </PageShell>
  );
}

async function CodeForm({ target }: { target: string }) {
  const t = await getTranslations('accounts.phone');
  return (
    <OneFieldForm
      action={enterCodeAction}
      name="code"
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      hidden={{ next: target }}
      labels={{
        label: t('code'),
        hint: t('codeHint'),
        button: t('button'),
        problemTitle: t('enterTitle'),
        problems: {
          malformed: t('problems.malformed'),
          wrong: t('problems.wrong'),
          expired: t('problems.expired'),
          other_account: t('problems.other_account'),
          already: t('problems.already'),
          limited: t('problems.limited'),
        },
      }}
    />
  );
}
