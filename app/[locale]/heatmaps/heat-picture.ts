import { getTranslations } from 'next-intl/server';
import type { PictureWords } from '@/components/heatmap/draw-picture';
import type { Figure } from '@/components/heatmap/figure';
import { figureOf } from '@/components/heatmap/figure-of';
import { HEAT_PAGES, type HeatPageName } from '@/components/heatmap/heat-nav';
import { viewName } from '@/components/heatmap/view-words';
import { type HeatView, readHeatView } from '@/lib/heatmaps/heat-view';
import { mapShape } from '@/lib/heatmaps/map-shape.server';
import { readHeat } from '@/lib/heatmaps/read-heat.server';
import { placeName, provinceByAdcode } from '@/lib/places/places';
import { isLocale, type Locale } from '@/lib/platform/locale';

/** A heatmap on its own, away from its page: the figure with its outlines written out, and the words that must go with it. */
export type Picture = {
  readonly page: HeatPageName;
  readonly view: HeatView;
  readonly locale: Locale;
  readonly figure: Figure;
  readonly words: PictureWords;
};

type Asked = {
  readonly locale: string;
  readonly page: string;
  readonly query: URLSearchParams;
  readonly links: boolean;
};

/** The picture asked for, or null for a page that there is not, or a view without an answer. */
export async function heatPicture({ locale, page, query, links }: Asked): Promise<Picture | null> {
  const known = HEAT_PAGES.find((each) => each === page);
  if (!known || !isLocale(locale)) return null;
  const view = readHeatView(known === 'tiles' ? 'map' : known, query);
  const heat = await readHeat(view);
  if (!heat) return null;
  const t = await getTranslations({ locale, namespace: 'heatmaps' });
  const { shape, approval } = mapShape();
  const drawn = known === 'tiles' ? 'tiles' : shape;
  const figure = figureOf(heat, view, { t, locale, id: 'heat', shape: drawn, sprite: null, links });
  const province = view.map === 'map' && view.region ? provinceByAdcode(view.region) : undefined;
  const map = view.map === 'map' && drawn === 'outline';
  const span = t('span', { from: heat.from, to: heat.to, closed: heat.closed ? 'yes' : 'no' });
  const words: PictureWords = {
    title: province ? t('province.title', { name: placeName(province, locale) }) : t(`maps.${known}.title`),
    subtitle: viewName(t, view, locale),
    lines: [
      t('picture.source', { origin: new URL(process.env.ORIGIN ?? 'http://localhost').host }),
      span,
      ...(map ? [`${t('picture.basemap')}　${approval ?? t('approval.none')}`] : []),
      t('picture.note'),
    ],
    warning: process.env.DATASET === 'synthetic' ? t('picture.synthetic') : null,
  };
  return { page: known, view, locale, figure, words };
}

export const noPicture = (): Response =>
  Response.json(
    { type: 'about:blank', title: 'Not Found', status: 404 },
    { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
  );
