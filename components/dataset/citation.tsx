import { useTranslations } from 'next-intl';
import { usePeriodName } from './period-name';

/** How to name the data in a text: of the newest release where there is one, else with blanks to fill in. */
export function Citation({
  url,
  release,
}: {
  url: string;
  release: { period: string; frozenAt: Date; title: string } | null;
}) {
  const t = useTranslations('dataset.cite');
  const name = usePeriodName();
  const text = release
    ? t('text', {
        table: release.title,
        period: name.period(release.period),
        date: name.day(release.frozenAt),
        url: `${url}#${release.period}`,
      })
    : t('none', { url });
  return (
    <blockquote className="mt-5 max-w-line border-l-2 border-rule pl-5 wrap-anywhere select-all">
      <p>{text}</p>
    </blockquote>
  );
}
