import { framedPage } from '@/components/heatmap/framed-page';
import { heatPagePath } from '@/components/heatmap/heat-paths';
import { framedStyle } from '@/lib/heatmaps/heat-style.server';
import { localePath } from '@/lib/platform/locale';
import { heatPicture, noPicture } from '../../../heatmaps/heat-picture';

/** A heatmap for a frame on another site; the front gives it a policy of its own. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; map: string }> },
): Promise<Response> {
  const { locale, map } = await params;
  const picture = await heatPicture({ locale, page: map, query: new URL(request.url).searchParams, links: true });
  if (!picture) return noPicture();
  const { page, view, figure, words } = picture;
  const href = localePath(picture.locale, heatPagePath(page, view));
  const html = framedPage({ ...words, figure, locale, href, style: await framedStyle() });
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'x-wurao-framed': '1' } });
}
