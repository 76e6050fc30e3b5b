import { useTranslations } from 'next-intl';

const FILES = [
  ['dictionaryFile', 'columns.json'],
  ['codesFile', 'codes.csv'],
  ['codesFile', 'codes.json'],
] as const;

/** The files without which a table of codes cannot be read. */
export function ReferenceFiles() {
  const t = useTranslations('dataset.columns');
  return (
    <ul className="mt-4 mb-6 flex flex-wrap gap-x-8">
      {FILES.map(([kind, file]) => (
        <li key={file}>
          <a href={`/dataset/${file}`} className="inline-flex min-h-11 items-center">
            {t(kind)} <code className="ml-2 font-mono text-sm">{file}</code>
          </a>
        </li>
      ))}
    </ul>
  );
}
