import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { insurerPath } from '@/components/ranking/forest-rows';
import { insurerName } from '@/lib/insurers/insurer-name';
import { currentInsurer, type Insurer } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';

/** What became of a former company, with the way to today's; nothing for a company of today. */
export function InsurerStatus({ insurer }: { insurer: Insurer }) {
  const t = useTranslations('insurers.status');
  const locale = useLocale() as Locale;
  const today = currentInsurer(insurer.id);
  if (!today || today.id === insurer.id) return null;
  return t.rich(insurer.status === 'renamed' ? 'renamed' : 'takenOver', {
    name: insurerName(today, locale),
    now: (words: ReactNode) => <a href={insurerPath(today.id, locale)}>{words}</a>,
  });
}
