import { useLocale, useTranslations } from 'next-intl';
import { insurerName } from '@/lib/insurers/insurer-name';
import type { Insurer } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { insurerPath } from './forest-rows';

/** Companies about which nothing can be said: closely set, and folded away. */
export function TooFewList({ insurers }: { insurers: readonly Insurer[] }) {
  const t = useTranslations('rankings.tooFew');
  const locale = useLocale() as Locale;
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{t('list', { count: insurers.length })}</summary>
      <ul className="flex flex-wrap gap-x-5 text-sm text-muted">
        {insurers.map((insurer) => (
          <li key={insurer.id}>
            <a href={insurerPath(insurer.id, locale)} className="inline-flex min-h-11 items-center sm:min-h-9">
              {insurerName(insurer, locale)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
