import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { Notice } from '@/components/me/notice';
import { isWay } from '@/lib/accounts/identity';
import { type MyAccount, readMyAccount } from '@/lib/accounts/my-account.server';
import { readMyApiKeys } from '@/lib/accounts/my-api-keys.server';
import { offeredWays } from '@/lib/accounts/sign-in-settings.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { ApiKeysPart } from './api-keys-part';
import { DevicesPart } from './devices-part';
import { RecoveryPart } from './recovery-part';
import { SessionsPart } from './sessions-part';
import { useWayName } from './way-name';
import { WaysPart } from './ways-part';

type Query = { linked?: string; unlinked?: string; problem?: string; left?: string };
type PageInput = { searchParams: Promise<Query> };

const PROBLEMS = ['other_account', 'already', 'last', 'works_here', 'failed'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.account');
  return { title: t('title'), robots: { index: false } };
}

export default async function AccountPage({ searchParams }: PageInput) {
  const query = await searchParams;
  const t = await getTranslations('accounts.account');
  const locale = (await getLocale()) as Locale;
  const mine = await readMyAccount();
  return (
    <PageShell title={t('title')} lead={t(mine.session ? 'leadIn' : 'leadOut')}>
      <MeNav here="account" />
      <Notices query={query} mine={mine} oidcName={offeredWays().oidcName} />
      {mine.session ? (
        <SignedInParts locale={locale} mine={mine} />
      ) : (
        <Section id="account" title={t('signInTitle')}>
          <p className="mb-3 max-w-line">{t('signInLead')}</p>
          <a
            href={localePath(locale, `/sign-in?${new URLSearchParams({ next: localePath(locale, '/me/account') })}`)}
            className="inline-flex min-h-11 items-center"
          >
            {t('signIn')}
          </a>
        </Section>
      )}
      <Section id="recovery" title={t('recovery')}>
        <RecoveryPart locale={locale} code={mine.code} />
      </Section>
      {mine.devices.length > 0 ? (
        <Section id="devices" title={t('devices.title')}>
          <DevicesPart locale={locale} devices={mine.devices} kept={mine.session !== null} />
        </Section>
      ) : null}
      {mine.session ? (
        <>
          <Section id="api-keys" title={(await getTranslations('accounts.apiKeys'))('title')}>
            <ApiKeysPart locale={locale} keys={await readMyApiKeys()} />
          </Section>
          <Section id="leave" title={t('leave.title')}>
            <p className="mb-3 max-w-line">{t('leave.lead')}</p>
            <a href={localePath(locale, '/me/account/leave')} className="inline-flex min-h-11 items-center">
              {t('leave.link')}
            </a>
          </Section>
        </>
      ) : null}
    </PageShell>
  );
}

async function SignedInParts({ locale, mine }: { locale: Locale; mine: MyAccount }) {
  const t = await getTranslations('accounts.account');
  return (
    <>
      {mine.session?.role === 'insurer_representative' ? (
        <Section id="company" title={t('company.title')}>
          <p className="mb-3 max-w-line">{t('company.lead')}</p>
          <a href={localePath(locale, '/desk')} className="inline-flex min-h-11 items-center">
            {t('company.link')}
          </a>
        </Section>
      ) : null}
      <Section id="ways" title={t('ways.title')}>
        <WaysPart locale={locale} ways={mine.ways} />
      </Section>
      <Section id="sessions" title={t('sessions.title')}>
        <SessionsPart locale={locale} sessions={mine.sessions} here={mine.session?.sessionId ?? ''} />
      </Section>
    </>
  );
}

function Notices({ query, mine, oidcName }: { query: Query; mine: MyAccount; oidcName: string | null }) {
  const name = useWayName(oidcName);
  const { linked, unlinked, problem, left } = query;
  const has = (way: string) => mine.ways.some((kept) => kept.way === way);
  return (
    <>
      {isWay(linked) && has(linked) ? <Said code="linked" name={name(linked)} /> : null}
      {isWay(unlinked) && !has(unlinked) && mine.session ? <Said code="unlinked" name={name(unlinked)} /> : null}
      {left && !mine.session ? <Said code="left" /> : null}
      {PROBLEMS.filter((known) => known === problem).map((known) => (
        <Said key={known} code={known} alert />
      ))}
    </>
  );
}

async function Said({
  code,
  name = '',
  alert = false,
}: {
  code: (typeof PROBLEMS)[number] | 'linked' | 'unlinked' | 'left';
  name?: string;
  alert?: boolean;
}) {
  const t = await getTranslations('accounts.account.notices');
  return <Notice text={t(code, { name })} alert={alert} />;
}
