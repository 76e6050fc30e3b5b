import { getLocale, getTranslations } from 'next-intl/server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { ME_SECTIONS, type MeSection } from './me-sections';

/** The way from one private page to the next; stands under the title of each of them. */
export async function MeNav({ here }: { here: MeSection }) {
  const t = await getTranslations('me');
  const locale = (await getLocale()) as Locale;
  return (
    <nav aria-label={t('nav')} className="mb-8 border-b border-rule">
      <ul className="flex flex-wrap gap-x-6">
        {ME_SECTIONS.map(({ id, path }) => (
          <li key={id} className="shrink-0 whitespace-nowrap">
            <a
              href={localePath(locale, path)}
              aria-current={id === here ? 'page' : undefined}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent no-underline aria-[current=page]:border-ink"
            >
              {t(`sections.${id}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
