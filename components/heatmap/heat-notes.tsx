import { useLocale, useTranslations } from 'next-intl';
import type { HeatFigures, PublishedHeat } from '@/lib/heatmaps/published-heat';
import { SOCIAL_HOURS } from '@/lib/heatmaps/unsocial-hours';
import type { Locale } from '@/lib/platform/locale';
import { REFERENCE_DAYS } from './draw-expiry';
import { number } from './figure';
import type { HeatPageName } from './heat-nav';

type NotesInput = {
  page: HeatPageName;
  heat: PublishedHeat;
  shape: 'outline' | 'tiles';
  /** Approval number of the map, as it must be printed. */
  approval: string | null;
  /** Whether the reader asked for squares. */
  chosen: boolean;
  /** Whether the figures are by cars, as was asked for. */
  divided: boolean;
  /** Whether the colour is a rate. */
  rated: boolean;
};

/** What a reader must know to read one drawing: whose line that is, under which number a map may be shown, what was counted apart. */
export function HeatNotes({ page, heat, shape, approval, chosen, divided, rated }: NotesInput) {
  const t = useTranslations('heatmaps');
  if (heat.map === 'map') {
    const words = shape === 'outline' ? (approval ?? t('approval.none')) : chosen ? null : t('approval.tiles');
    return (
      <>
        {words ? <p>{words}</p> : null}
        {shape === 'outline' ? <p>{t('picture.basemap')}</p> : null}
        {rated ? <p>{t('maps.map.drawn')}</p> : null}
        {divided ? null : <p>{t('province.noCars')}</p>}
      </>
    );
  }
  if (heat.map === 'hours')
    return (
      <>
        <p>{t('hours.unsocialNote', { from: String(SOCIAL_HOURS[0]), to: String(SOCIAL_HOURS[1]) })}</p>
        <p>{t('hours.significant')}</p>
      </>
    );
  if (heat.map === 'calendar') return <p>{t('calendar.holidayNote')}</p>;
  return page === 'expiry' ? <ExpiryNotes apart={heat.apart} /> : null;
}

function ExpiryNotes({ apart }: { apart: HeatFigures['expiry']['apart'] }) {
  const t = useTranslations('heatmaps.expiry');
  const locale = useLocale() as Locale;
  const said = (count: { reporters: number; reports: number } | null) =>
    count
      ? t('apart.count', { reports: number(locale, count.reports, 0), reporters: number(locale, count.reporters, 0) })
      : t('apart.tooFew');
  return (
    <>
      <p>{t('reading')}</p>
      <dl className="grid grid-cols-[2rem_1fr] gap-x-3 gap-y-1 pt-2 text-ink">
        {REFERENCE_DAYS.map((days) => (
          <div key={days} className="contents">
            <dt className="text-right font-semibold">{days}</dt>
            <dd>{t(`lines.${days}`)}</dd>
          </div>
        ))}
      </dl>
      <dl className="pt-3 text-ink">
        {(['lapsed', 'carSold'] as const).map((kind) => (
          <div key={kind} className="flex flex-wrap justify-between gap-x-6 border-t border-rule py-2">
            <dt>{t(`apart.${kind}`)}</dt>
            <dd>{said(apart[kind])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
