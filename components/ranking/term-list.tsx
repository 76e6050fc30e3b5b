import { useTranslations } from 'next-intl';

const TERMS = ['reporters', 'afterRefusal', 'own', 'rival', 'hidden'] as const;

/** What the columns of figures mean. */
export function TermList() {
  const t = useTranslations('rankings.terms');
  return (
    <dl className="mt-6 grid max-w-line grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-sm">
      {TERMS.map((term) => (
        <div key={term} className="contents">
          <dt className="font-semibold">{t(`${term}.term`)}</dt>
          <dd className="text-muted">{t(`${term}.meaning`)}</dd>
        </div>
      ))}
    </dl>
  );
}
