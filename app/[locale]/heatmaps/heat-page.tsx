import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { NothingYet } from '@/components/empty/nothing-yet';
import { TooFewReports } from '@/components/empty/too-few-reports';
import type { Figure } from '@/components/heatmap/figure';
import { figureOf } from '@/components/heatmap/figure-of';
import { HeatFigure } from '@/components/heatmap/heat-figure';
import { HeatFilters } from '@/components/heatmap/heat-filters';
import { HeatNav, type HeatPageName } from '@/components/heatmap/heat-nav';
import { HeatNotes } from '@/components/heatmap/heat-notes';
import { picturePath } from '@/components/heatmap/heat-paths';
import { HeatTable } from '@/components/heatmap/heat-table';
import { measureOf } from '@/components/heatmap/place-figure';
import { TakeAway } from '@/components/heatmap/take-away';
import { viewName } from '@/components/heatmap/view-words';
import { PageShell } from '@/components/layout/page-shell';
import { type HeatMapName, type HeatView, LIVE_PERIOD, readHeatView } from '@/lib/heatmaps/heat-view';
import { mapShape } from '@/lib/heatmaps/map-shape.server';
import type { PublishedHeat } from '@/lib/heatmaps/published-heat';
import { heatPeriods, readHeat } from '@/lib/heatmaps/read-heat.server';
import { spritePath } from '@/lib/heatmaps/sprite';
import { placeName, provinceByAdcode } from '@/lib/places/places';
import { type Locale, localePath } from '@/lib/platform/locale';
import { LEAST_REPORTERS } from '@/lib/privacy/cell-rule';

export type HeatQuery = Promise<Record<string, string | string[] | undefined>>;

/** The view of a page's query; of a repeated key the first value counts, as it does for the front that caches the page. */
export async function viewOf(map: HeatMapName, searchParams: HeatQuery): Promise<HeatView> {
  const query = await searchParams;
  return readHeatView(map, { get: (name) => [query[name]].flat()[0] ?? null });
}

/** Squares are the map's view, drawn otherwise. */
export const mapOf = (page: HeatPageName): HeatMapName => (page === 'tiles' ? 'map' : page);

type HeatPageInput = { page: HeatPageName; view: HeatView };

async function titleOf({ page, view }: HeatPageInput): Promise<{ title: string; lead: string }> {
  const t = await getTranslations('heatmaps');
  const locale = (await getLocale()) as Locale;
  const province = view.map === 'map' && view.region ? provinceByAdcode(view.region) : undefined;
  if (!province) return { title: t(`maps.${page}.title`), lead: t(`maps.${page}.lead`) };
  const name = placeName(province, locale);
  return { title: t('province.title', { name }), lead: t('province.lead', { name }) };
}

/** Title, description and the picture that a shared link shows. */
export async function heatMetadata({ page, view }: HeatPageInput): Promise<Metadata> {
  const t = await getTranslations('heatmaps');
  const locale = (await getLocale()) as Locale;
  const { title, lead } = await titleOf({ page, view });
  const name = viewName(t, view, locale);
  const images = [
    { url: localePath(locale, picturePath(page, view, 'card.png')), width: 1200, height: 630, alt: title },
  ];
  return {
    title: `${title} · ${name}`,
    description: lead,
    openGraph: { title, description: lead, siteName: '勿扰榜', type: 'website', images },
    twitter: { card: 'summary_large_image' },
  };
}

/** One heatmap: filters, the drawing, its table, and everything that can be taken along. */
export async function HeatPage({ page, view }: HeatPageInput) {
  const t = await getTranslations('heatmaps');
  const locale = (await getLocale()) as Locale;
  const { title, lead } = await titleOf({ page, view });
  const [heat, periods] = await Promise.all([readHeat(view), heatPeriods(view.map)]);
  const known = view.period === LIVE_PERIOD || periods.includes(view.period);
  const { shape, approval } = mapShape();
  const drawn = page === 'tiles' ? 'tiles' : shape;
  const figure = heat && figureOf(heat, view, { t, locale, id: 'heat', shape: drawn, sprite: spritePath, links: true });
  return (
    <PageShell title={title} lead={lead}>
      <HeatNav current={page} />
      <HeatFilters view={view} periods={periods} path={`/heatmaps/${page}`} />
      <h2 className="pt-8 pb-6 text-xl">{viewName(t, view, locale)}</h2>
      {!known || !heat || !figure ? (
        <NothingYet locale={locale} />
      ) : figure.empty ? (
        <TooFewReports threshold={LEAST_REPORTERS} />
      ) : (
        <Shown figure={figure} beside={view.map === 'map'} span={spanOf(t, heat)} squares={drawn === 'tiles'}>
          <HeatNotes
            page={page}
            heat={heat}
            shape={drawn}
            approval={approval}
            chosen={page === 'tiles'}
            divided={heat.map !== 'map' || measureOf(heat, view) === view.measure}
            rated={heat.map === 'map' && measureOf(heat, view) === 'rate'}
          />
        </Shown>
      )}
      {figure ? (
        <TakeAway
          page={page}
          view={view}
          origin={process.env.ORIGIN ?? ''}
          title={title}
          ratio={(figure.wide.height + 110) / figure.wide.width}
        />
      ) : null}
      <WaysOn page={page} view={view} locale={locale} />
    </PageShell>
  );
}

const spanOf = (t: Awaited<ReturnType<typeof getTranslations<'heatmaps'>>>, { from, to, closed }: PublishedHeat) =>
  t('span', { from, to, closed: closed ? 'yes' : 'no' });

type ShownInput = { figure: Figure; beside: boolean; squares: boolean; span: string; children: ReactNode };

/** Places have few figures, which stand beside the drawing; hours and days have many, which open below it. */
async function Shown({ figure, beside, squares, span, children }: ShownInput) {
  const t = await getTranslations('heatmaps.table');
  const drawing = (
    <HeatFigure figure={figure} caption={span}>
      {children}
    </HeatFigure>
  );
  const table = <HeatTable table={figure.table} label={t('title')} dense={!beside} />;
  const note = <p className="mt-3 text-xs text-muted">{t('note')}</p>;
  if (!beside)
    return (
      <>
        {drawing}
        <details className="mt-8 border-y border-rule">
          <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{t('title')}</summary>
          {table}
          {note}
        </details>
      </>
    );
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <div className={`min-w-0 lg:sticky lg:top-4 lg:self-start ${squares ? 'max-w-[34rem]' : ''}`}>{drawing}</div>
      <div className="min-w-0">
        {table}
        {note}
      </div>
    </div>
  );
}

async function WaysOn({ page, view, locale }: HeatPageInput & { locale: Locale }) {
  const t = await getTranslations('heatmaps');
  const ways = [
    ...(page === 'map' && view.region ? [[t('province.back'), '/heatmaps/map'] as const] : []),
    ...(page === 'map' && !view.region ? [[t('more.tiles'), '/heatmaps/tiles'] as const] : []),
    ...(page === 'tiles' ? [[t('more.geographic'), '/heatmaps/map'] as const] : []),
    [t('more.method'), '/methodology#heatmaps'] as const,
    [t('more.data'), '/dataset'] as const,
  ];
  return (
    <ul className="no-print mt-8 flex flex-wrap gap-x-8 border-t border-rule pt-4 text-sm">
      {ways.map(([words, path]) => (
        <li key={path}>
          <a href={localePath(locale, path)} className="inline-flex min-h-11 items-center">
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}
