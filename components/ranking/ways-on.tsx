import { useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';

const WAYS = ['rights', 'dataset', 'insurers'] as const;

/** Where the front page leads besides the ranking and the report. */
export function WaysOn({ locale }: { locale: Locale }) {
  const t = useTranslations('home.ways');
  return (
    <ul className="grid gap-x-10 lg:grid-cols-3">
      {WAYS.map((way) => (
        <li key={way} className="border-b border-rule py-4 last:border-b-0 lg:border-0 lg:py-0">
          <a
            href={localePath(locale, `/${way}`)}
            className="inline-flex min-h-11 items-center font-song text-lg font-bold"
          >
            {t(`${way}.title`)}
          </a>
          <p className="text-sm text-muted">{t(`${way}.body`)}</p>
        </li>
      ))}
    </ul>
  );
}
