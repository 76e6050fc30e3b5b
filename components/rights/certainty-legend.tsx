import { useTranslations } from 'next-intl';
import { certainty } from '@/lib/rights/certainty';

/** What the labels behind each statement mean. */
export function CertaintyLegend() {
  const t = useTranslations('rights.certainty');
  return (
    <dl className="grid max-w-line grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-sm">
      {certainty.options.map((status) => (
        <div key={status} className="contents">
          <dt className="font-semibold">{t(`${status}.label`)}</dt>
          <dd className="text-muted">{t(`${status}.meaning`)}</dd>
        </div>
      ))}
    </dl>
  );
}
