import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { OneFieldForm } from '@/components/forms/sign-in-one-field-form';
import { PageShell } from '@/components/layout/page-shell';
import { readSession } from '@/lib/accounts/sign-in.server';
import { LINK_MINUTES, ownPath } from '@/lib/accounts/sign-in-link';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { askAction } from './ask-action';

type PageInput = { searchParams: Promise<{ sent?: string; error?: string; next?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.signIn');
  return { title: t('title'), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: PageInput) {
  const { sent, error, next } = await searchParams;
  const t = await getTranslations('accounts.signIn');
  const locale = (await getLocale()) as Locale;
  const target = ownPath(next, settings().ORIGIN, localePath(locale, '/me'));
  if (await readSession()) return <AlreadyIn target={target} />;
  if (sent) return <LookInYourMail again={localePath(locale, `/sign-in?${new URLSearchParams({ next: target })}`)} />;
  const notice = error === undefined ? null : error === 'Verification' ? 'link' : 'failed';
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      {notice ? (
        <div role="alert" className="mb-8 max-w-line border-l-4 border-ink py-1 pl-4">
          <p className="font-semibold">{t(`${notice}Title`)}</p>
          <p className="mt-1">{t(`${notice}Body`, { minutes: LINK_MINUTES })}</p>
        </div>
      ) : null}
      <AskForm target={target} />
    </PageShell>
  );
}

async function AskForm({ target }: { target: string }) {
  const t = await getTranslations('accounts.signIn');
  return (
    <OneFieldForm
      action={askAction}
      name="email"
      type="email"
      inputMode="email"
      autoComplete="email"
      hidden={{ next: target }}
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

async function LookInYourMail({ again }: { again: string }) {
  const t = await getTranslations('accounts.signIn');
  return (
    <PageShell title={t('sentTitle')} lead={t('sentBody', { minutes: LINK_MINUTES })}>
      <a href={again} className="inline-flex min-h-11 items-center">
        {t('again')}
      </a>
    </PageShell>
  );
}

async function AlreadyIn({ target }: { target: string }) {
  const t = await getTranslations('accounts.signIn');
  return (
    <PageShell title={t('title')}>
      <PageState title={t('alreadyIn')} body="">
        <a href={target} className="inline-flex min-h-11 items-center">
          {t('toMine')}
        </a>
      </PageState>
    </PageShell>
  );
}
