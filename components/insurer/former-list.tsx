import { useLocale } from 'next-intl';
import { insurerPath } from '@/components/ranking/forest-rows';
import { insurerName } from '@/lib/insurers/insurer-name';
import type { Locale } from '@/lib/platform/locale';
import { formerInsurers } from './insurer-groups';
import { InsurerStatus } from './insurer-status';

/** Old names and what became of them. */
export function FormerList() {
  const locale = useLocale() as Locale;
  return (
    <ul className="max-w-line border-b border-rule">
      {formerInsurers().map((insurer) => (
        <li key={insurer.id} className="border-t border-rule py-2.5 sm:grid sm:grid-cols-[12rem_1fr] sm:gap-6">
          <a href={insurerPath(insurer.id, locale)}>{insurerName(insurer, locale)}</a>
          <p className="text-muted">
            <InsurerStatus insurer={insurer} />
          </p>
        </li>
      ))}
    </ul>
  );
}
