import type { z } from 'zod';
import type { noticeAnswer, numberAnswer } from '@/lib/api/answers/number-answers';
import { insurerById } from '@/lib/insurers/registry';
import type { KnownNumber } from './look-up-number';
import type { NumberNotice } from './number-book';

const nameOf = (id: string) => {
  const insurer = insurerById(id);
  return insurer ? { id, nameZh: insurer.shortNameZh, nameEn: insurer.nameEn } : null;
};

/** What the API says of a number in the list of the most named. */
export function answerOfNotice({ number, reporters, claims }: NumberNotice): z.output<typeof noticeAnswer> {
  return { number, reporters, claims: claims.map((claim) => ({ ...claim, insurer: nameOf(claim.claim) })) };
}

/** What the API says of one number that was asked for. */
export function answerOfNumber({ number, kind, official, notice }: KnownNumber): z.output<typeof numberAnswer> {
  return {
    number,
    kind,
    official: official.flatMap(({ insurerId, kind, grade, historic }) => {
      const insurer = nameOf(insurerId);
      return insurer ? [{ insurer, kind, grade, historic }] : [];
    }),
    notice: notice && answerOfNotice(notice),
  };
}
