import { spriteFile } from '@/lib/heatmaps/sprite';

/** The outlines of the country or a province, by the name that holds their hash. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const text = spriteFile((await params).file);
  return text
    ? new Response(text, { headers: { 'Content-Type': 'image/svg+xml' } })
    : Response.json({ type: 'about:blank', title: 'Not Found', status: 404 }, { status: 404 });
}
