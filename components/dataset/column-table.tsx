import { useLocale, useTranslations } from 'next-intl';
import { DESCRIBED_COLUMNS, DESCRIBED_TABLES } from '@/lib/dataset/column-dictionary';
import type { Locale } from '@/lib/platform/locale';

/** Every column of the released files: name, type, meaning, and how many tables have it. */
export function ColumnTable() {
  const t = useTranslations('dataset.columns');
  const locale = useLocale() as Locale;
  return (
    <dl className="border-b border-rule">
      {DESCRIBED_COLUMNS.map(({ name, type, title, description }) => (
        <div key={name} className="border-t border-rule py-3 md:grid md:grid-cols-[11rem_minmax(0,1fr)] md:gap-6">
          <dt className="flex flex-wrap items-baseline gap-x-3 md:block">
            <code className="font-mono text-sm font-semibold">{name}</code>
            <span className="text-sm text-muted md:block">
              {t(type)} · {inTables(name)}
            </span>
          </dt>
          <dd className="max-w-line">
            <span className="font-semibold">{title[locale]}</span>
            <span className="block text-muted">{description[locale]}</span>
          </dd>
        </div>
      ))}
    </dl>
  );

  function inTables(name: string): string {
    const count = DESCRIBED_TABLES.filter(({ columns }) => columns.includes(name)).length;
    return count === DESCRIBED_TABLES.length ? t('in.all') : t('in.some', { count });
  }
}
