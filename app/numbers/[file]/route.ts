import { blockList, blockListCard, blockListCsv } from '@/lib/numbers/block-list';
import { readNumberBook } from '@/lib/numbers/read-numbers.server';

export const dynamic = 'force-dynamic';

const CARD_NAME = '勿扰榜 · 被点名的号码';

/** `/numbers/block-list.csv` and `.vcf`: enterprise numbers that drivers named, for phones to import. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const notices = blockList((await readNumberBook()).book);
  if (file === 'block-list.csv') return send(file, 'text/csv; charset=utf-8; header=present', blockListCsv(notices));
  if (file === 'block-list.vcf') return send(file, 'text/vcard; charset=utf-8', blockListCard(notices, CARD_NAME));
  return Response.json(
    { type: 'about:blank', status: 404, title: 'Not Found' },
    { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

const send = (name: string, type: string, text: string): Response =>
  new Response(text, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="wurao_${name}"`,
      'Access-Control-Allow-Origin': '*',
    },
  });
