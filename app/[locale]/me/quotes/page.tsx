import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { ReportLink } from '@/components/layout/report-link';
import { MeNav } from '@/components/me/me-nav';
import { dayWords } from '@/components/record/day-words';
import { QuoteLedger } from '@/components/record/quote-ledger';
import { QUOTE_TEXTS, type QuoteWords } from '@/components/record/quote-words';
import { readThisVisitor } from '@/lib/accounts/this-visitor.server';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { dayOfCall, type MyCall } from '@/lib/record/my-call';
import { readMyRecord } from '@/lib/record/my-record.server';
import { QUOTE_OUTCOMES, type QuoteOutcome } from '@/lib/record/quote-outcome';
import { tellQuoteAction } from './tell-quote-action';

const RECENT = 120;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('record.quotes');
  return { title: t('title'), robots: { index: false } };
}

/** Quotes stay on the device: this page gives the browser the calls to hang them on, and never sees an amount. */
export default async function QuotesPage() {
  const t = await getTranslations('record.quotes');
  const locale = (await getLocale()) as Locale;
  const { own } = await readThisVisitor();
  const calls = own ? (await readMyRecord(own.id)).calls.filter(({ removed }) => !removed) : [];
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <MeNav here="quotes" />
      <p className="without-script max-w-line border-l-4 border-ink py-1 pl-4">{t('noScript')}</p>
      {calls.length === 0 ? (
        <PageState title={t('none')} body={t('noCalls')}>
          <ReportLink locale={locale} />
        </PageState>
      ) : null}
      <QuoteLedger
        calls={await Promise.all(calls.slice(0, RECENT).map((call) => quotable(call, locale)))}
        words={await words()}
        tell={tellQuoteAction}
      />
    </PageShell>
  );
}

async function quotable(call: MyCall, locale: Locale): Promise<{ receipt: string; words: string }> {
  const t = await getTranslations('record');
  const format = await getFormatter();
  const insurer = call.insurerId === null ? undefined : insurerById(call.insurerId);
  const named = insurer ? insurerName(insurer, locale) : (call.shownNumber ?? t('named.nobody'));
  return { receipt: call.receipt, words: t('quotes.row', { named, date: dayWords(format, dayOfCall(call)) }) };
}

async function words(): Promise<QuoteWords> {
  const t = await getTranslations('record.quotes');
  const texts = Object.fromEntries(QUOTE_TEXTS.map((key) => [key, t.raw(key)])) as QuoteWords['texts'];
  const outcomes = Object.fromEntries(QUOTE_OUTCOMES.map((code) => [code, t(`outcomes.${code}`)]));
  return { texts, outcomes: outcomes as Record<QuoteOutcome, string> };
}
