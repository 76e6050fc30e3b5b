import { pictureCard, pictureFile } from '@/components/heatmap/draw-picture';
import { pictureStyle } from '@/lib/heatmaps/heat-style.server';
import { renderPng } from '@/lib/heatmaps/render-png.server';
import { heatPicture, noPicture } from '../../heat-picture';

const FILE = /^([a-z]+)\.(svg|png|card\.png)$/;
/** Pixels across: a picture is drawn twice as fine as its canvas, a card as large as those who show it want it. */
const FINE = 2400;
const CARD = 1200;

/** A heatmap as a file: `/heatmaps/pictures/map.svg`, `hours.png`, and `expiry.card.png` for shared links. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; file: string }> },
): Promise<Response> {
  const { locale, file } = await params;
  const [, page = '', kind] = FILE.exec(file) ?? [];
  const picture = await heatPicture({ locale, page, query: new URL(request.url).searchParams, links: false });
  if (!picture) return noPicture();
  const { figure, words } = picture;
  const style = await pictureStyle();
  if (kind === 'card.png') return new Response(await renderPng(pictureCard(figure, words, style), CARD), png(file));
  const svg = pictureFile(figure, words, style);
  if (kind === 'png') return new Response(await renderPng(svg, FINE), png(file));
  const headers = { 'Content-Type': 'image/svg+xml', 'Content-Disposition': `inline; filename="wurao-${file}"` };
  return new Response(svg, { headers });
}

const png = (file: string) => ({
  headers: { 'Content-Type': 'image/png', 'Content-Disposition': `inline; filename="wurao-${file}"` },
});
