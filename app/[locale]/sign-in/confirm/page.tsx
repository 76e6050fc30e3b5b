import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { ownPath } from '@/lib/accounts/sign-in-link';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';

type PageInput = { searchParams: Promise<{ token?: string; next?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.confirm');
  // The address of this page holds the token.
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

export default async function ConfirmPage({ searchParams }: PageInput) {
  const { token, next } = await searchParams;
  const t = await getTranslations('accounts.confirm');
  const locale = (await getLocale()) as Locale;
  if (!token) redirect(localePath(locale, '/sign-in?error=Verification'));
  const target = ownPath(next, settings().ORIGIN, localePath(locale, '/me'));
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <form action="/api/auth/callback/nodemailer" method="get">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="callbackUrl" value={target} />
        <button type="submit" className="button">
          {t('button')}
        </button>
      </form>
      <p className="mt-6 max-w-line text-muted">{t('notYou')}</p>
    </PageShell>
  );
}
