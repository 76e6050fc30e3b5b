import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { MeNav } from '@/components/me/me-nav';
import { Notice } from '@/components/me/notice';
import { SureForm } from '@/components/me/sure-form';
import { readMyAccount } from '@/lib/accounts/my-account.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { leaveAction } from '../actions';

type PageInput = { searchParams: Promise<{ unsure?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.leave');
  return { title: t('title'), robots: { index: false } };
}

export default async function LeavePage({ searchParams }: PageInput) {
  const { unsure } = await searchParams;
  const t = await getTranslations('accounts.leave');
  const locale = (await getLocale()) as Locale;
  const { session, code } = await readMyAccount();
  if (!session) redirect(localePath(locale, '/me/account'));
  const text = code !== 'lost' && code ? code.text : null;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <MeNav here="account" />
      {unsure ? <Notice text={t('unsure')} alert /> : null}
      <ul className="max-w-line list-disc space-y-2 pl-5">
        <li>{t('goes')}</li>
        <li>{t('stays')}</li>
        <li>{t('others')}</li>
      </ul>
      {text ? (
        <>
          <p className="mt-6 max-w-line">{t('code')}</p>
          <p className="mt-3 font-mono text-lg font-semibold break-words select-all">{text}</p>
        </>
      ) : (
        <p className="mt-6 max-w-line font-semibold">{t(code === 'lost' ? 'codeLost' : 'noCode')}</p>
      )}
      <SureForm action={leaveAction} locale={locale} sure={t(text ? 'sure' : 'sureWithout')} button={t('button')} />
    </PageShell>
  );
}
