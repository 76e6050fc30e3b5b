import { type ColumnsOf, coarsened, counted, frozen, link, never, state } from './column-rule';

/** What drivers tell later, and the tables made of it. */
export const RECORD_COLUMNS: ColumnsOf = {
  FollowUp: {
    id: state,
    reportId: link,
    channel: counted('channel and answer, quarter'),
    afterDays: never('only the last answer about a step is counted'),
    answer: counted('channel and answer, quarter'),
    answeredAt: coarsened('quarter in China', 'the moment singles a driver out'),
  },
  QuietWeek: {
    reporterId: link,
    week: coarsened('month in China', 'a week of one driver says when he was left alone'),
    checkedAt: never('tells when one driver was here'),
  },
  QuoteOutcome: {
    reportId: link,
    outcome: counted('insurer and quarter'),
    toldAt: coarsened('quarter in China', 'the moment singles a driver out'),
  },
  CarGone: {
    id: state,
    reporterId: link,
    gone: never('a circumstance of one driver; no table needs it'),
    saidAt: never('dates a circumstance of one driver'),
  },
  RecordTable: { period: frozen, name: frozen, rows: frozen, frozenAt: frozen },
};
