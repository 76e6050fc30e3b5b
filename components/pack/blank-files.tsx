import { useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';

const FILES = [
  ['record_pdf', 'pdf'],
  ['letters_pdf', 'lettersPdf'],
  ['record_docx', 'docx'],
  ['csv', 'csv'],
  ['zip', 'zip'],
] as const;

/** Files that the server makes, with blanks for what it does not know: the form to which the ticks of the calls belong. */
export function BlankFiles({ locale, id }: { locale: Locale; id: string }) {
  const t = useTranslations('pack.blank');
  return (
    <form id={id} method="post" action={localePath(locale, '/me/pack/file')}>
      <p className="mb-4 max-w-line text-muted">{t('lead')}</p>
      <p className="flex flex-wrap gap-3">
        {FILES.map(([file, name]) => (
          <button
            key={file}
            type="submit"
            name="file"
            value={file}
            className="min-h-11 border border-rule px-4 hover:bg-wash"
          >
            {t(name)}
          </button>
        ))}
      </p>
    </form>
  );
}
