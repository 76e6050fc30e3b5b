import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { packFonts } from '@/lib/pack/pack-fonts.server';
import { sendPage } from '../send-page';

const FONT = /^\/pack\/noto-sans-sc-\d{3}-[0-9a-f]{16}\.ttf$/;
const FOREVER = 'public, max-age=31536000, immutable';

/** `GET /pack/noto-sans-sc-….ttf`: a font for the documents that a browser makes. @returns false when it is not that */
export async function packFontFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<boolean> {
  if (!FONT.test(pathname)) return false;
  const font = Object.values(await packFonts()).find(({ path }) => path === pathname);
  if (!font) return false;
  sendPage(
    request,
    response,
    { ...font, status: 200, headers: { 'content-type': 'font/ttf' }, version: font.etag },
    FOREVER,
  );
  return true;
}
