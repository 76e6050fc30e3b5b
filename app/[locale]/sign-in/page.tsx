import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { readSession } from '@/lib/accounts/sign-in.server';
import { LINK_MINUTES, ownPath } from '@/lib/accounts/sign-in-link';
import { offeredWays } from '@/lib/accounts/sign-in-settings.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { EmailForm } from './email-form';
import { OtherWays } from './other-ways';
import { PhoneForm } from './phone-form';

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
  const session = await readSession();
  // Who is signed in asked on the page of the account.
  const asked = session ? '/me/account' : `/sign-in?${new URLSearchParams({ next: target })}`;
  if (sent) return <LookInYourMail again={localePath(locale, asked)} />;
  if (session) {
    if (error !== undefined) redirect(localePath(locale, '/me/account?problem=failed'));
    return <AlreadyIn target={target} />;
  }
  const notice = error === undefined ? null : error === 'Verification' ? 'link' : 'failed';
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      {notice ? (
        <div role="alert" className="mb-8 max-w-line border-l-4 border-ink py-1 pl-4">
          <p className="font-semibold">{t(`${notice}Title`)}</p>
          <p className="mt-1">{t(`${notice}Body`, { minutes: LINK_MINUTES })}</p>
        </div>
      ) : null}
      <Ways target={target} />
    </PageShell>
  );
}

function Ways({ target }: { target: string }) {
  const { ways, oidcName } = offeredWays();
  const others = ways.filter((way) => way === 'wechat' || way === 'oidc');
  return (
    <div className="grid max-w-line gap-10 [&>*+*]:border-t [&>*+*]:border-rule [&>*+*]:pt-10">
      {ways.includes('phone') ? <PhoneForm next={target} /> : null}
      <EmailForm next={target} />
      <OtherWays ways={others} oidcName={oidcName} next={() => target} />
    </div>
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
