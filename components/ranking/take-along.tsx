import { useTranslations } from 'next-intl';

type TakeAlongInput = {
  /** Address of the feed, on this site. */
  feed: string;
  badge?: string;
  /** A frame for other pages, as text. */
  frame?: string;
};

/** How to follow a ranking and to show it elsewhere. */
export function TakeAlong({ feed, badge, frame }: TakeAlongInput) {
  const t = useTranslations('share');
  return (
    <section aria-labelledby="take-along" className="no-print mt-10 border-t border-rule pt-4 text-sm">
      <h2 id="take-along" className="text-lg">
        {t('take')}
      </h2>
      <ul className="mt-1 flex flex-wrap gap-x-8">
        <li>
          <a href={feed} className="inline-flex min-h-11 items-center">
            {t('feed')}
          </a>
        </li>
        {badge ? (
          <li>
            <a href={badge} className="inline-flex min-h-11 items-center">
              {t('badge')}
            </a>
          </li>
        ) : null}
      </ul>
      {frame ? (
        <div className="mt-2 max-w-line">
          <label htmlFor="frame" className="block text-muted">
            {t('embed')}
          </label>
          <input
            id="frame"
            readOnly
            defaultValue={frame}
            autoComplete="off"
            className="mt-1 min-h-11 w-full border border-rule bg-wash px-2 font-mono text-xs"
          />
        </div>
      ) : null}
    </section>
  );
}
