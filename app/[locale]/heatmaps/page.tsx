import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { figureOf } from '@/components/heatmap/figure-of';
import { HeatFigure } from '@/components/heatmap/heat-figure';
import { HeatNav } from '@/components/heatmap/heat-nav';
import { picturePath } from '@/components/heatmap/heat-paths';
import { PageShell } from '@/components/layout/page-shell';
import { HEAT_MAPS, type HeatMapName, readHeatView } from '@/lib/heatmaps/heat-view';
import { mapShape } from '@/lib/heatmaps/map-shape.server';
import { readHeat } from '@/lib/heatmaps/read-heat.server';
import { spritePath } from '@/lib/heatmaps/sprite';
import { type Locale, localePath } from '@/lib/platform/locale';

const everything = (map: HeatMapName) => readHeatView(map, new URLSearchParams());

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('heatmaps');
  const locale = (await getLocale()) as Locale;
  const [title, description] = [t('title'), t('description')];
  const url = localePath(locale, picturePath('map', everything('map'), 'card.png'));
  const images = [{ url, width: 1200, height: 630, alt: title }];
  return { title, description, openGraph: { title, description, images }, twitter: { card: 'summary_large_image' } };
}

export default async function Heatmaps() {
  const t = await getTranslations('heatmaps');
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <HeatNav current={null} />
      <div className="h-8" />
      {HEAT_MAPS.map((map) => (
        <Overview key={map} map={map} />
      ))}
    </PageShell>
  );
}

/** One of the four: its drawing, large, and the way to it. */
async function Overview({ map }: { map: HeatMapName }) {
  const t = await getTranslations('heatmaps');
  const locale = (await getLocale()) as Locale;
  const view = everything(map);
  const heat = await readHeat(view);
  const { shape, approval } = mapShape();
  const figure = heat && figureOf(heat, view, { t, locale, id: map, shape, sprite: spritePath, links: true });
  const title = t(`maps.${map}.title`);
  return (
    <section
      aria-labelledby={`${map}-title`}
      className="border-t border-rule py-10 first-of-type:border-0 first-of-type:pt-0"
    >
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-8">
        <h2 id={`${map}-title`} className="text-2xl">
          {title}
        </h2>
        <a href={localePath(locale, `/heatmaps/${map}`)} className="no-print inline-flex min-h-11 items-center text-sm">
          {t('more.open', { title })}
        </a>
      </div>
      <p className="mb-6 max-w-line text-muted">{t(`maps.${map}.lead`)}</p>
      {!figure || figure.empty ? (
        <p className="border-y border-rule py-6 text-muted">{t('summary.none', { title })}</p>
      ) : (
        <div className={map === 'map' ? (shape === 'tiles' ? 'max-w-[34rem]' : 'max-w-[54rem]') : ''}>
          <HeatFigure
            figure={figure}
            caption={
              map === 'map' ? (shape === 'tiles' ? t('approval.tiles') : (approval ?? t('approval.none'))) : undefined
            }
          />
        </div>
      )}
    </section>
  );
}
