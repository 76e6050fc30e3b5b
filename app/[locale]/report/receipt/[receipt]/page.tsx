import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { AgainForm } from '@/components/forms/report/again/again-form';
import { RememberCaller } from '@/components/forms/report/again/remember-caller';
import { CopyButton } from '@/components/forms/report/copy-button';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { cityByAdcode, placeName } from '@/lib/places/places';
import { systemClock } from '@/lib/platform/clock';
import { type Locale, localePath } from '@/lib/platform/locale';
import { isMyReportProvable } from '@/lib/reports/my-proof.server';
import { type MyReceipt, readMyReceipt } from '@/lib/reports/my-report.server';
import { freshFormToken } from '@/lib/reports/report-page.server';
import { callFactsSearch } from '@/lib/rights/call-facts';
import { factsOfReport } from '@/lib/rights/facts-of-report';

type PageInput = { params: Promise<{ receipt: string }>; searchParams: Promise<{ known?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receipt');
  return { title: t('metaTitle'), robots: { index: false } };
}

export default async function ReceiptPage({ params, searchParams }: PageInput) {
  const { receipt } = await params;
  const t = await getTranslations('receipt');
  const locale = (await getLocale()) as Locale;
  const view = await readMyReceipt(receipt);
  if (view?.kind !== 'mine') return <NotHere locale={locale} locked={view?.kind === 'locked'} />;
  const { report, recoveryCode } = view;
  const claimed = await claimOf(report, locale);
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
        <Record report={report} claimed={claimed} locale={locale} />
      </Section>
      <Section id="again-section" title={t('again.title')}>
        <AgainForm receipt={report.receipt} formToken={freshFormToken(systemClock())} />
      </Section>
      <Section id="recovery" title={t('recovery')}>
        <Recovery code={recoveryCode} />
      </Section>
      <Section id="proof" title={t('proof.title')}>
        <Proof receipt={report.receipt} locale={locale} />
      </Section>
      <Section id="next" title={t('next.title')}>
        <ol className="max-w-line list-decimal space-y-3 pl-6 marker:text-muted">
          <li>{t(report.insurerId ? 'next.counts' : 'next.countsNot')}</li>
          <li>{t('next.when')}</li>
          <li>{t('next.public')}</li>
        </ol>
        <p className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
          <a
            href={localePath(locale, `/rights/way${callFactsSearch(factsOfReport(report))}`)}
            className="inline-flex min-h-11 items-center"
          >
            {t('next.rights')}
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

async function NotHere({ locale, locked }: { locale: Locale; locked: boolean }) {
  const t = await getTranslations('receipt');
  const state = locked ? 'locked' : 'elsewhere';
  return (
    <PageShell title={t('metaTitle')}>
      <PageState title={t(`${state}.title`)} body={t(`${state}.body`)}>
        <a href={localePath(locale, locked ? '/sign-in' : '/me')} className="inline-flex min-h-11 items-center">
          {t(`${state}.link`)}
        </a>
        <a href={localePath(locale, '/report')} className="inline-flex min-h-11 items-center">
          {t('reportAnother')}
        </a>
      </PageState>
    </PageShell>
  );
}

async function Record({ report, claimed, locale }: { report: MyReceipt; claimed: string; locale: Locale }) {
  const t = await getTranslations('receipt');
  const city = cityByAdcode(report.cityAdcode);
  const rows = [
    ['receipt', <span key="receipt" className="font-mono break-all">{`${report.receipt}`}</span>],
    ['claimed', report.insurerId ? t('naming', { claimed }) : claimed],
    ['calledAt', await moment(report.calledAt, report.calledPrecision)],
    ['number', shownNumber(report) ?? t(`withheld.${report.numberKind === 'hidden' ? 'hidden' : 'unsure'}`)],
    ['city', city ? placeName(city, locale) : report.cityAdcode],
    ['receivedAt', await moment(report.receivedAt, 'minute')],
  ] as const;
  return (
    <>
      {report.removed ? (
        <p className="mb-4 max-w-line border-l-4 border-ink pl-4 font-semibold">{t('removed')}</p>
      ) : null}
      <dl className="max-w-line border-b border-rule">
        {rows.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[6.5em_minmax(0,1fr)] gap-4 border-t border-rule py-2.5">
            <dt className="text-muted">{t(`fields.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

async function Proof({ receipt, locale }: { receipt: string; locale: Locale }) {
  const t = await getTranslations('receipt.proof');
  const ready = await isMyReportProvable(receipt);
  return (
    <>
      <p className="max-w-line">{t(ready ? 'ready' : 'pending')}</p>
      <p className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
        {ready ? (
          <a href={`/api/v1/ledger/proof/${receipt}`} download className="inline-flex min-h-11 items-center">
            {t('download')}
          </a>
        ) : null}
        <a href={localePath(locale, '/transparency')} className="inline-flex min-h-11 items-center">
          {t('what')}
        </a>
      </p>
    </>
  );
}

async function Recovery({ code }: { code: string | null }) {
  const t = await getTranslations('receipt');
  if (!code) return <p className="max-w-line">{t('recoveryLost')}</p>;
  return (
    <>
      <p className="max-w-line text-muted">{t('recoveryHint')}</p>
      <p className="my-4 font-mono text-xl font-semibold break-words select-all sm:text-2xl">{code}</p>
      <CopyButton text={code} label={t('copy')} done={t('copied')} />
    </>
  );
}

async function claimOf({ claim, insurerId }: MyReceipt, locale: Locale): Promise<string> {
  const t = await getTranslations('receipt');
  const insurer = insurerId === null ? undefined : insurerById(insurerId);
  if (!insurer) return t(`claims.${claim === 'multi' || claim === 'not_insurer' ? claim : 'unknown'}`);
  const name = insurerName(insurer, locale);
  return claim === 'impersonation' ? t('claims.impersonation', { insurer: name }) : name;
}

/** An enterprise number whole, any other by its first digits, null when none was shown. */
const shownNumber = ({ enterpriseNumber, numberPrefix }: MyReceipt): string | null =>
  enterpriseNumber ?? (numberPrefix && `${numberPrefix}****`);

async function moment(at: Date, precision: string): Promise<string> {
  const t = await getTranslations('receipt');
  const format = await getFormatter();
  const day = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' } as const;
  if (precision === 'day') return format.dateTime(at, day);
  const minute = format.dateTime(at, { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return precision === 'part' ? t('about', { moment: minute }) : minute;
}
