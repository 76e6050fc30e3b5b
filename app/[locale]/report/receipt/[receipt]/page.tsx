import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AddEvidence } from '@/components/evidence/add-evidence';
import { AgainForm } from '@/components/forms/report/again/again-form';
import { RememberCaller } from '@/components/forms/report/again/remember-caller';
import { CopyButton } from '@/components/layout/copy-button';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { WhomToTell } from '@/components/rights/whom-to-tell';
import { systemClock } from '@/lib/platform/clock';
import { type Locale, localePath } from '@/lib/platform/locale';
import { readMyReceipt } from '@/lib/reports/my-report.server';
import { freshFormToken } from '@/lib/reports/report-page.server';
import { CallProof, CallRecord, claimText, shownNumber } from '../../../me/calls/call-record';
import { NotMyCall } from '../../../me/calls/not-my-call';

type PageInput = { params: Promise<{ receipt: string }>; searchParams: Promise<{ known?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receipt');
  return { title: t('metaTitle'), robots: { index: false } };
}

export default async function ReceiptPage({ params, searchParams }: PageInput) {
  const { receipt } = await params;
  const t = await getTranslations('receipt');
  const evidence = await getTranslations('evidence');
  const locale = (await getLocale()) as Locale;
  const view = await readMyReceipt(receipt);
  if (view?.kind !== 'mine') return <NotMyCall locale={locale} locked={view?.kind === 'locked'} />;
  const { report, recoveryCode } = view;
  const claimed = await claimText(report, locale);
  const known = (await searchParams).known === '1';
  const lead = t(report.insurerId ? 'leadNamed' : 'leadUnnamed', { claimed });
  return (
    <PageShell title={t(known ? 'titleKnown' : 'title')} lead={known ? t('leadKnown') : lead}>
      <RememberCaller
        receipt={report.receipt}
        number={shownNumber(report)}
        claimed={claimed}
        at={report.receivedAt.toISOString()}
      />
      <Section id="record" title={t('record')}>
        <CallRecord report={report} claimed={claimed} locale={locale} />
      </Section>
      <Section id="evidence" title={evidence('title')}>
        <AddEvidence receipt={report.receipt} locale={locale} lead={evidence('leadReceipt')} />
      </Section>
      <Section id="again-section" title={t('again.title')}>
        <AgainForm receipt={report.receipt} formToken={freshFormToken(systemClock())} />
        <p className="mt-4">
          <a href={localePath(locale, '/report/import')} className="inline-flex min-h-11 items-center">
            {t('import')}
          </a>
        </p>
      </Section>
      <Section id="recovery" title={t('recovery')}>
        <Recovery code={recoveryCode} />
      </Section>
      <Section id="proof" title={t('proof.title')}>
        <CallProof receipt={report.receipt} locale={locale} />
      </Section>
      <Section id="next" title={t('next.title')}>
        <ol className="max-w-line list-decimal space-y-3 pl-6 marker:text-muted">
          <li>{t(report.insurerId ? 'next.counts' : 'next.countsNot')}</li>
          <li>{t('next.when')}</li>
          <li>{t('next.public')}</li>
        </ol>
        <p className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
          <WhomToTell report={report} label={t('next.rights')} locale={locale} />
          <a href={localePath(locale, '/me/pack')} className="inline-flex min-h-11 items-center">
            {t('next.pack')}
          </a>
          {(['me', 'methodology'] as const).map((page) => (
            <a key={page} href={localePath(locale, `/${page}`)} className="inline-flex min-h-11 items-center">
              {t(`next.${page}`)}
            </a>
          ))}
        </p>
      </Section>
    </PageShell>
  );
}

async function Recovery({ code }: { code: string | null }) {
  const t = await getTranslations('receipt');
  if (!code) return <p className="max-w-line">{t('recoveryLost')}</p>;
  return (
    <>
      <p className="max-w-line text-muted">{t('recoveryHint')}</p>
      <p className="my-4 font-mono text-xl font-semibold break-words select-all sm:text-2xl">{code}</p>
      <CopyButton text={code} words={{ copy: t('copy'), copied: t('copied') }} />
    </>
  );
}
