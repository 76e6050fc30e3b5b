import { useTranslations } from 'next-intl';

/** One part of a whole, in whole percent. */
export type Share = { readonly label: string; readonly percent: number };

const TONES = ['fill-ink', 'fill-muted', 'fill-rule'] as const;

/** Up to three parts of a whole as one bar, with their names and figures below it. */
export function ShareBar({ shares }: { shares: readonly Share[] }) {
  const t = useTranslations('charts.share');
  const starts = shares.map((_, i) => shares.slice(0, i).reduce((sum, { percent }) => sum + percent, 0));
  return (
    <>
      <svg aria-hidden="true" width="100%" height="14" className="block">
        {shares.map(({ label, percent }, i) => (
          <rect key={label} x={`${starts[i]}%`} width={`${percent}%`} height="14" className={TONES[i]} />
        ))}
      </svg>
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {shares.map(({ label, percent }, i) => (
          <li key={label} className="inline-flex items-center gap-2">
            <svg aria-hidden="true" width="12" height="12">
              <rect width="12" height="12" className={TONES[i]} />
            </svg>
            {t('part', { label, percent })}
          </li>
        ))}
      </ul>
    </>
  );
}
