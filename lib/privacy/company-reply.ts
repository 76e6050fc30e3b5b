import { personalTrace } from './personal-traces';

/** What a company wrote, as it is stored; the account that sent it is not among it. */
export type ReplyRow = {
  readonly id: string;
  readonly insurerId: string;
  readonly kind: 'reply' | 'correction';
  readonly about: 'denominator' | 'number' | 'alias' | 'licence' | null;
  readonly zh: string;
  readonly en: string | null;
  readonly link: string | null;
  readonly sha256: string;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly withdrawnAt: Date | null;
  readonly entry: number | null;
  readonly answer: 'followed' | 'not_followed' | null;
  readonly answerZh: string | null;
  readonly answerEn: string | null;
  readonly answeredAt: Date | null;
};

/** A published reply. `words`: null once the company has withdrawn it. `entry`: its place in the public log. */
export type ShownReply = Pick<ReplyRow, 'id' | 'insurerId' | 'kind' | 'about' | 'sha256' | 'withdrawnAt' | 'entry'> & {
  readonly publishedAt: Date;
  readonly words: { readonly zh: string; readonly en: string | null; readonly link: string | null } | null;
  readonly answer: {
    readonly followed: boolean;
    readonly zh: string;
    readonly en: string | null;
    readonly at: Date;
  } | null;
};

/** What of a reply may be shown: nothing of one that no moderator has published, or in which anything leads to a person. */
export function showReply(row: ReplyRow): ShownReply | null {
  const { id, insurerId, kind, about, zh, en, link, sha256, decidedAt, withdrawnAt, entry } = row;
  if (decidedAt === null || row.reason !== null) return null;
  if ([zh, en, link, row.answerZh, row.answerEn].some((text) => text !== null && personalTrace(text) !== null))
    return null;
  const words = withdrawnAt === null ? { zh, en, link } : null;
  return {
    id,
    insurerId,
    kind,
    about,
    sha256,
    withdrawnAt,
    entry,
    publishedAt: decidedAt,
    words,
    answer: answerOf(row),
  };
}

function answerOf({ answer, answerZh, answerEn, answeredAt }: ReplyRow): ShownReply['answer'] {
  if (answer === null || answerZh === null || answeredAt === null) return null;
  return { followed: answer === 'followed', zh: answerZh, en: answerEn, at: answeredAt };
}
