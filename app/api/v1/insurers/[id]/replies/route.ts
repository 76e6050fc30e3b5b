import { repliesAnswer } from '@/lib/api/answers/reply-answers';
import { sendAnswer } from '@/lib/api/send-answer';
import { insurerById } from '@/lib/insurers/registry';
import { readReplies } from '@/lib/replies/public-replies.server';
import { unknownInsurer } from '../unknown-insurer';

export const dynamic = 'force-dynamic';

/** `GET /api/v1/insurers/{id}/replies`: what a company says of its page, the newest first; those of a former company stand with the one of today. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  if (!insurerById(id)) return unknownInsurer();
  const replies = (await readReplies(id)).map(({ entry, ...reply }) => ({
    ...reply,
    links: { proof: entry === null ? null : `/api/v1/ledger/publications/${entry}` },
  }));
  return sendAnswer(repliesAnswer, { insurerId: id, replies });
}
