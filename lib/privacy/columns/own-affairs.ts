import { aggregated, type ColumnsOf, coarsened, link, never, state } from './column-rule';

/** What drivers keep here for themselves alone. */
export const OWN_COLUMNS: ColumnsOf = {
  CanaryCopy: {
    id: link,
    reporterId: link,
    version: state,
    sealed: never('encrypted under a passphrase that is not here'),
    savedAt: never('tells when a driver was here'),
  },
  ComplaintCase: {
    id: never('known to the driver alone'),
    reporterId: link,
    channel: aggregated('complaints by channel and quarter, cell rule', 'one complaint could point to one driver'),
    insurerId: never('no published table needs it; with the channel and the day it would single a driver out'),
    filedOn: coarsened('days until the answer, in bands', 'a day of complaint singles a driver out'),
    toldDueOn: never('a day that one authority told one driver'),
    outcome: aggregated('complaints by channel and quarter, cell rule', 'one complaint could point to one driver'),
    outcomeOn: coarsened('days until the answer, in bands', 'a day of answer singles a driver out'),
    createdAt: never('tells when a driver was here'),
    settledAt: coarsened('calendar quarter in China', 'the moment singles a complaint out'),
  },
  CaseReport: { caseId: link, reportId: link },
  PushSubscription: {
    id: link,
    reporterId: link,
    endpoint: never('an address that reaches one browser'),
    p256dh: never('a key of one browser'),
    auth: never('a secret of one browser'),
    locale: state,
    createdAt: never('tells when a driver was here'),
  },
  PushReminder: {
    id: state,
    subscriptionId: link,
    dueOn: never('tells within a week when a policy expires'),
    step: never('tells within a week when a policy expires'),
    attempts: state,
    claimedAt: state,
    caseId: never('known to the driver alone'),
  },
};
