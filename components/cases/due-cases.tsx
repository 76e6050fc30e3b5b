import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { CaseList, type ListedCase } from './case-list';

/** Complaints whose answer is due or late; nothing where none is. */
export function DueCases({ locale, cases }: { locale: Locale; cases: readonly ListedCase[] }) {
  const t = useTranslations('cases.due');
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="due-cases" className="mb-8 max-w-line border-l-4 border-ink py-1 pl-4">
      <h2 id="due-cases" className="text-lg">
        {t('title')}
      </h2>
      <CaseList locale={locale} cases={cases} />
    </section>
  );
}
