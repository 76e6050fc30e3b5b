import { getFormatter, getTranslations } from 'next-intl/server';
import { HeardVariant } from '@/components/canaries/heard-variant';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { cityByAdcode, placeName } from '@/lib/places/places';
import { type Locale, localePath } from '@/lib/platform/locale';
import { isMyReportProvable } from '@/lib/reports/my-proof.server';
import type { MyReceipt } from '@/lib/reports/my-report.server';
import { label } from '@/lib/reports/taxonomy';

/** What was reported of one call, as its author sees it. */
export async function CallRecord({ report, claimed, locale }: { report: MyReceipt; claimed: string; locale: Locale }) {
  const t = await getTranslations('receipt');
  const city = cityByAdcode(report.cityAdcode);
  const rows = [
    ['receipt', <span key="receipt" className="font-mono break-all">{`${report.receipt}`}</span>],
    ['claimed', report.insurerId ? t('naming', { claimed }) : claimed],
    ['calledAt', await momentText(report.calledAt, report.calledPrecision)],
    ['number', shownNumber(report) ?? t(`withheld.${report.numberKind === 'hidden' ? 'hidden' : 'unsure'}`)],
    ['city', city ? placeName(city, locale) : report.cityAdcode],
    ...(report.markedPlace === null ? [] : [['marked', <Marked key="marked" {...{ report, locale }} />] as const]),
    ['receivedAt', await momentText(report.receivedAt, 'minute')],
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

/** The kind of place that the call marked; the spelling that was heard is known to the device alone. */
async function Marked({ report, locale }: { report: MyReceipt; locale: Locale }) {
  const t = await getTranslations('receipt');
  return (
    <>
      {t('marked', { place: label('LEAK_POINTS', report.markedPlace ?? '', locale) })}
      <HeardVariant receipt={report.receipt} />
    </>
  );
}

/** The way to the proof that a report stands in the public log. */
export async function CallProof({ receipt, locale }: { receipt: string; locale: Locale }) {
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

/** Whom the caller claimed to be, in words. */
export async function claimText(
  { claim, insurerId }: Pick<MyReceipt, 'claim' | 'insurerId'>,
  locale: Locale,
): Promise<string> {
  const t = await getTranslations('receipt');
  const insurer = insurerId === null ? undefined : insurerById(insurerId);
  if (!insurer) return t(`claims.${claim === 'multi' || claim === 'not_insurer' ? claim : 'unknown'}`);
  const name = insurerName(insurer, locale);
  return claim === 'impersonation' ? t('claims.impersonation', { insurer: name }) : name;
}

/** An enterprise number whole, any other by its first digits, null when none was shown. */
export const shownNumber = ({
  enterpriseNumber,
  numberPrefix,
}: Pick<MyReceipt, 'enterpriseNumber' | 'numberPrefix'>): string | null =>
  enterpriseNumber ?? (numberPrefix && `${numberPrefix}****`);

/** A moment as exactly as it is known. */
export async function momentText(at: Date, precision: string): Promise<string> {
  const t = await getTranslations('receipt');
  const format = await getFormatter();
  const day = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' } as const;
  if (precision === 'day') return format.dateTime(at, day);
  const minute = format.dateTime(at, { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return precision === 'part' ? t('about', { moment: minute }) : minute;
}
