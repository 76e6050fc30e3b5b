import { useLocale, useTranslations } from 'next-intl';
import type { HeatView } from '@/lib/heatmaps/heat-view';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { HeatPageName } from './heat-nav';
import { embedPath, heatDataPath, heatPagePath, picturePath } from './heat-paths';

/** Everything that can be carried off: data, pictures, the link, and a frame for other pages. `ratio`: height of the frame to its width. */
export function TakeAway({ page, view, origin, title, ratio }: TakeAwayInput) {
  const t = useTranslations('heatmaps.take');
  const locale = useLocale() as Locale;
  const link = `${origin}${localePath(locale, heatPagePath(page, view))}`;
  const frame = `<iframe src="${origin}${localePath(locale, embedPath(page, view))}" title="${title}" width="640" height="${Math.round(640 * ratio)}" loading="lazy"></iframe>`;
  const files = [
    ['csv', heatDataPath(view, 'csv')],
    ['json', heatDataPath(view, 'json')],
    ['svg', localePath(locale, picturePath(page, view, 'svg'))],
    ['png', localePath(locale, picturePath(page, view, 'png'))],
  ] as const;
  return (
    <section aria-labelledby="take-title" className="no-print mt-12 border-t border-rule pt-6">
      <h2 id="take-title" className="text-xl">
        {t('title')}
      </h2>
      <ul className="mt-2 flex flex-wrap gap-x-8">
        {files.map(([name, href]) => (
          <li key={name}>
            <a href={href} className="inline-flex min-h-11 min-w-11 items-center">
              {t(name)}
            </a>
          </li>
        ))}
      </ul>
      <div className="mt-3 grid gap-6 lg:grid-cols-2">
        <Copied id="view-link" label={t('link')} text={link} />
        <Copied id="view-embed" label={t('embed')} text={frame} note={t('embedNote')} />
      </div>
    </section>
  );
}

type TakeAwayInput = { page: HeatPageName; view: HeatView; origin: string; title: string; ratio: number };

/** Text to select and copy: a field that cannot be changed, which selects whole with one key and needs no script. */
function Copied({ id, label, text, note }: { id: string; label: string; text: string; note?: string }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-sm text-muted">
        {label}
      </label>
      <input
        id={id}
        readOnly
        defaultValue={text}
        autoComplete="off"
        className="mt-1 min-h-11 w-full border border-rule bg-wash px-2 font-mono text-xs"
      />
      {note ? <p className="mt-1 text-xs text-muted">{note}</p> : null}
    </div>
  );
}
