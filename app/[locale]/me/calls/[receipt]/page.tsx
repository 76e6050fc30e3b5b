import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { AddEvidence } from '@/components/evidence/add-evidence';
import { EvidenceList } from '@/components/evidence/evidence-list';
import { EvidenceProblemNote } from '@/components/evidence/evidence-problem-note';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { WhomToTell } from '@/components/rights/whom-to-tell';
import { MOST_FILES } from '@/lib/evidence/attachment';
import { readMyEvidence } from '@/lib/evidence/my-evidence.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { readMyReceipt } from '@/lib/reports/my-report.server';
import { receiptPath } from '@/lib/reports/receipt-path';
import { CallProof, CallRecord, claimText, momentText } from '../call-record';
import { NotMyCall } from '../not-my-call';
import { removeEvidenceAction } from './actions';

type PageInput = { params: Promise<{ receipt: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('evidence');
  return { title: t('callTitle'), robots: { index: false } };
}

export default async function MyCallPage({ params }: PageInput) {
  const { receipt } = await params;
  const locale = (await getLocale()) as Locale;
  const view = await readMyReceipt(receipt);
  if (view?.kind !== 'mine') return <NotMyCall locale={locale} locked={view?.kind === 'locked'} />;
  const { report } = view;
  const files = (await readMyEvidence(receipt)) ?? [];
  const t = await getTranslations('evidence');
  const claimed = await claimText(report, locale);
  const problem = (await headers()).get('x-wurao-evidence');
  return (
    <PageShell
      title={t('callTitle')}
      lead={`${await momentText(report.calledAt, report.calledPrecision)} · ${claimed}`}
    >
      <MeNav here="calls" />
      {problem ? <EvidenceProblemNote code={problem} /> : null}
      <Section id="evidence" title={t('title')}>
        <EvidenceList receipt={receipt} files={files} locale={locale} remove={removeEvidenceAction} />
        {files.length < MOST_FILES ? (
          <AddEvidence receipt={receipt} locale={locale} lead={t(files.length > 0 ? 'leadMore' : 'lead')} />
        ) : (
          <p className="max-w-line text-muted">{t('full', { most: MOST_FILES })}</p>
        )}
      </Section>
      <Section id="record" title={t('record')}>
        <CallRecord report={report} claimed={claimed} locale={locale} />
      </Section>
      <Section id="proof" title={t('proof')}>
        <CallProof receipt={receipt} locale={locale} />
      </Section>
      <p className="flex flex-wrap gap-x-8 gap-y-2 border-t border-rule pt-4">
        <WhomToTell report={report} label={(await getTranslations('rights.router'))('metaTitle')} locale={locale} />
        <a href={localePath(locale, '/me')} className="inline-flex min-h-11 items-center">
          {t('allCalls')}
        </a>
        <a href={localePath(locale, receiptPath(receipt))} className="inline-flex min-h-11 items-center">
          {t('receipt')}
        </a>
        <a href={localePath(locale, `/me/data/erase/${receipt}`)} className="inline-flex min-h-11 items-center">
          {(await getTranslations('my-data.one'))('link')}
        </a>
      </p>
    </PageShell>
  );
}
