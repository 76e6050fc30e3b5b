import { useTranslations } from 'next-intl';
import { inLanguage, writtenDate } from '@/components/rights/in-language';
import type { CaseOutcome } from '@/lib/cases/case-outcome';
import type { CaseStanding } from '@/lib/cases/case-standing';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { type Locale, localePath } from '@/lib/platform/locale';
import { channelById } from '@/lib/rights/complaint-channels';
import { standingText } from './case-words';

/** A case as lists show it. */
export type ListedCase = {
  readonly id: string;
  readonly channel: string;
  readonly insurerId: string | null;
  readonly filedOn: string;
  readonly outcome: CaseOutcome;
  readonly receipts: readonly string[];
  readonly standing: CaseStanding;
};

/** A driver's complaints, each with where it stands. */
export function CaseList({ locale, cases }: { locale: Locale; cases: readonly ListedCase[] }) {
  const t = useTranslations('cases');
  return (
    <ul className="border-b border-rule">
      {cases.map((one) => (
        <li key={one.id} className="border-t border-rule py-3">
          <a
            href={localePath(locale, `/me/cases/${one.id}`)}
            className="inline-flex min-h-11 items-center font-semibold"
          >
            {[inLanguage(channelById(one.channel).name, locale), nameOf(one.insurerId, locale)]
              .filter(Boolean)
              .join(' · ')}
          </a>
          <p>
            <span className={one.standing.kind === 'overdue' ? 'font-semibold' : ''}>
              {standingText(one.standing, t, locale)}
            </span>
          </p>
          <p className="text-sm text-muted">
            {[
              t(`outcomes.${one.outcome}`),
              t('list.filed', { day: writtenDate(one.filedOn, locale) }),
              t('list.calls', { count: one.receipts.length }),
            ].join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

function nameOf(insurerId: string | null, locale: Locale): string {
  const insurer = insurerId ? insurerById(insurerId) : undefined;
  return insurer ? insurerName(insurer, locale) : '';
}
