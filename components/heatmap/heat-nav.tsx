import { useLocale, useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';

/** Every kind of heatmap page, as its address names it. */
export const HEAT_PAGES = ['map', 'tiles', 'hours', 'expiry', 'calendar'] as const;
export type HeatPageName = (typeof HEAT_PAGES)[number];

/** The ways between the heatmaps; `current` is null on the overview. */
export function HeatNav({ current }: { current: HeatPageName | null }) {
  const t = useTranslations('heatmaps');
  const locale = useLocale() as Locale;
  return (
    <nav aria-label={t('nav.label')} className="no-print -mt-4 border-b border-rule">
      <ul className="flex flex-wrap gap-x-1 sm:gap-x-4">
        {([null, ...HEAT_PAGES] as const).map((page) => (
          <li key={page ?? 'overview'}>
            <a
              href={localePath(locale, page ? `/heatmaps/${page}` : '/heatmaps')}
              aria-current={page === current ? 'page' : undefined}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent px-2 no-underline hover:border-rule aria-[current=page]:border-ink aria-[current=page]:font-semibold"
            >
              {page ? t(`maps.${page}.short`) : t('nav.overview')}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
