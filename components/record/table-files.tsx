import { useTranslations } from 'next-intl';

/** The same table as files, all its periods in one. */
export function TableFiles({ name }: { name: string }) {
  const t = useTranslations('record');
  return (
    <p className="no-print mt-2 flex gap-x-6 text-sm">
      {(['csv', 'json'] as const).map((format) => (
        <a key={format} href={`/dataset/${name}.${format}`} className="inline-flex min-h-11 items-center">
          {t('file', { format: format.toUpperCase() })}
        </a>
      ))}
    </p>
  );
}
