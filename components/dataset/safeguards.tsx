import { useTranslations } from 'next-intl';
import { FactList } from '@/components/layout/fact-list';
import { LEAST_REPORTERS, LEAST_REPORTS, ROUNDING } from '@/lib/privacy/cell-rule';

const RULES = ['closed', 'enough', 'rounded', 'zero', 'totals', 'never'] as const;

/** What keeps reporters from being found in the tables, with the figures of the rule in force. */
export function Safeguards() {
  const t = useTranslations('dataset.safe');
  const values = { reporters: LEAST_REPORTERS, reports: LEAST_REPORTS, rounding: ROUNDING };
  return <FactList facts={RULES.map((rule) => [t(`${rule}.head`), t(`${rule}.body`, values)])} />;
}
