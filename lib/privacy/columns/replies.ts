import { asIs, type ColumnsOf, link, never } from './column-rule';

const said = asIs(
  'on the company’s page and in the API, once a moderator published it and until it is withdrawn',
  'a company speaks in its own name; nothing in it leads to a person',
);
const standing = asIs(
  'on the company’s page and in the API',
  'what became of a published reply; a declined one is only counted',
);
const decider = never('one moderator’s work');

/** What companies say of their pages. */
export const REPLY_COLUMNS: ColumnsOf = {
  Reply: {
    id: asIs(
      'as its number on the page, in the API and in the public log',
      'its order among what companies sent; says nothing of drivers',
    ),
    insurerId: said,
    userId: link,
    kind: said,
    about: said,
    textZh: said,
    textEn: said,
    link: said,
    sentAt: never('tells when a representative was here'),
    decidedAt: standing,
    decidedBy: decider,
    reason: asIs('as counts by reason on the transparency page', 'whose it was is not said'),
    withdrawnAt: standing,
    answer: standing,
    answerZh: standing,
    answerEn: standing,
    answeredAt: standing,
    answeredBy: decider,
    entry: standing,
  },
};
