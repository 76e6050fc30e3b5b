import { useFormatter, useTranslations } from 'next-intl';
import type { MyReport, MyReports } from '@/lib/accounts/my-reports.server';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { cityByAdcode } from '@/lib/places/places';
import { chinaDate } from '@/lib/platform/china-time';
import { type Locale, localePath } from '@/lib/platform/locale';
import { receiptPath } from '@/lib/reports/receipt-path';
import { label } from '@/lib/reports/taxonomy';

/** A driver's own reports, newest first. */
export function ReportList({ locale, list }: { locale: Locale; list: MyReports }) {
  const t = useTranslations('accounts.me');
  const older = list.older && localePath(locale, `/me?${new URLSearchParams({ after: list.older })}`);
  return (
    <>
      <ol className="border-b border-rule">
        {list.reports.map((report) => (
          <ReportLine key={report.receipt} locale={locale} report={report} />
        ))}
      </ol>
      {older ? (
        <a href={older} className="mt-4 inline-flex min-h-11 items-center">
          {t('older')}
        </a>
      ) : null}
    </>
  );
}

function ReportLine({ locale, report }: { locale: Locale; report: MyReport }) {
  const t = useTranslations('accounts.me');
  const city = cityByAdcode(report.cityAdcode);
  const where = city ? (locale === 'en' ? city.nameEn : city.nameZh) : report.cityAdcode;
  const role = report.role === 'unknown' ? [] : [label('ROLES', report.role, locale)];
  return (
    <li className="grid gap-x-8 gap-y-1 border-t border-rule py-4 sm:grid-cols-[13rem_minmax(0,1fr)_auto]">
      <p className="whitespace-nowrap tabular-nums text-muted">
        <CalledAt report={report} />
      </p>
      <div>
        <p className="font-semibold">{useClaim(locale, report)}</p>
        <p className="text-sm text-muted">{[where, ...role].join(' · ')}</p>
      </div>
      <p className="text-sm text-muted tabular-nums sm:text-right">
        {t('receipt')}{' '}
        <a
          href={localePath(locale, receiptPath(report.receipt))}
          className="inline-flex min-h-11 items-center font-mono"
        >
          {report.receipt}
        </a>
        {report.removed ? <span className="block font-semibold">{t('removed')}</span> : null}
      </p>
    </li>
  );
}

function CalledAt({ report: { calledAt, calledPrecision } }: { report: MyReport }) {
  const format = useFormatter();
  const toMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const text = format.dateTime(calledAt, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZone: 'Asia/Shanghai',
    ...(calledPrecision === 'minute' ? toMinute : {}),
  });
  return <time dateTime={calledPrecision === 'minute' ? calledAt.toISOString() : chinaDate(calledAt)}>{text}</time>;
}

function useClaim(locale: Locale, { claim, insurerId }: MyReport): string {
  const t = useTranslations('accounts.me');
  const insurer = insurerId === null ? undefined : insurerById(insurerId);
  if (insurer)
    return t(claim === 'impersonation' ? 'impersonation' : 'naming', { insurer: insurerName(insurer, locale) });
  return t(`claims.${claim === 'multi' || claim === 'not_insurer' ? claim : 'unknown'}`);
}
