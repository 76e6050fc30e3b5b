/**
 * What becomes of a stored column outside the database:
 * as_is — published unchanged; coarsened — published only in a coarser form; aggregated — only as counts through the
 * gate; never — not at all.
 */
export type ColumnRule = {
  readonly as: 'as_is' | 'coarsened' | 'aggregated' | 'never';
  readonly how: string;
  readonly why: string;
};

const rule =
  (as: ColumnRule['as']) =>
  (how: string, why: string): ColumnRule => ({ as, how, why });
const asIs = rule('as_is');
const coarsened = rule('coarsened');
const aggregated = rule('aggregated');
const never = (why: string): ColumnRule => ({ as: 'never', how: 'not published', why });

const reference = asIs('in the reference tables', 'public reference data, no one is described by it');
const counted = (dimension: string) =>
  aggregated(`counts by ${dimension}, cell rule`, 'one report with it could point to one driver');
const notCounted = never('no published table needs it yet; together with other columns it would single a driver out');
const link = never('joins rows of one driver together');
const state = never('machinery of the database, of no interest outside');
const cell = aggregated(
  'index of the insurer from 30 reporters up; what was set aside, cell rule on both sides',
  'a cell may hold one driver',
);
const frozen = asIs('in the published file or page', 'went through the gate when it was made');

const tile = asIs('in the hash tiles of the log', 'hashes of salted content');

/** Every column of every model of prisma/schema.prisma, as Model → field. columns.test.ts fails on a gap or a leftover. */
export const COLUMNS: Readonly<Record<string, Readonly<Record<string, ColumnRule>>>> = {
  Insurer: {
    id: reference,
    legalNameZh: reference,
    shortNameZh: reference,
    nameEn: reference,
    status: reference,
    successorId: reference,
    corporateGroup: reference,
    motorEvidence: reference,
    grade: reference,
    source: reference,
  },
  InsurerAlias: { insurerId: reference, alias: reference },
  OfficialNumber: { insurerId: reference, number: reference, kind: reference, grade: reference, source: reference },
  Exposure: {
    id: reference,
    insurerId: reference,
    members: reference,
    year: reference,
    vehicles: reference,
    logSd: reference,
    premiumYi: reference,
    note: reference,
    basis: reference,
    grade: reference,
    source: reference,
    changeId: reference,
  },
  ExposureChange: {
    id: reference,
    changedAt: reference,
    insurerId: reference,
    kind: reference,
    before: reference,
    after: reference,
    reason: reference,
  },
  Province: {
    adcode: reference,
    nameZh: reference,
    nameEn: reference,
    vehicles: reference,
    year: reference,
    source: reference,
    grade: reference,
  },
  City: { adcode: reference, provinceAdcode: reference, nameZh: reference, nameEn: reference },
  Reporter: {
    id: aggregated('number of distinct reporters in a cell, rounded to 5', 'the id itself joins rows of one driver'),
    recoveryHash: never('opens the diary of a driver'),
    recoverySeed: never('opens the diary of a driver'),
    createdAt: never('with a first report it singles a driver out'),
    tier: never('the evidence tier enters the ranking, not the tables'),
    userId: link,
    mergedIntoId: link,
    recordsOptOut: never('a choice of one driver'),
  },
  Device: {
    secretHash: never('speaks for a driver'),
    reporterId: link,
    createdAt: never('with a first report it singles a driver out'),
  },
  Report: {
    id: never('its order tells the moment of receipt'),
    receipt: never('known to the driver alone'),
    reporterId: link,
    receivedAt: coarsened('calendar month or quarter in China', 'tables are of the period of receipt'),
    calledAt: coarsened('hour of the week, counts by province or insurer and quarter', 'a minute singles a call out'),
    calledPrecision: notCounted,
    callerKey: never('a keyed hash of a telephone number; no hash is ever published'),
    numberKind: aggregated(
      'share of calls, both sides on at least 5 reporters',
      'one report could point to one driver',
    ),
    numberPrefix: coarsened('first three digits at most, in look-up answers', 'a whole mobile number is personal'),
    enterpriseNumber: coarsened('whole, from 5 distinct reporters up', 'an enterprise number belongs to no person'),
    claim: counted('insurer'),
    insurerId: counted('insurer'),
    cityAdcode: counted('city and month'),
    provinceAdcode: counted('province'),
    role: counted('insurer and month'),
    relation: counted('insurer and month'),
    refusal: counted('insurer and month'),
    refusedDaysAgo: notCounted,
    answer: notCounted,
    sameDayCalls: notCounted,
    campaignStart: notCounted,
    campaignCalls: notCounted,
    addressedAs: never('may be a canary: a name that only one driver and one caller know'),
    saidName: notCounted,
    saidCompany: notCounted,
    saidCertificate: notCounted,
    facts: aggregated(
      'what the caller knew (knew_*), counts by insurer or leak point, cell rule',
      'the set singles out',
    ),
    lures: counted('insurer and month'),
    leakPoint: counted('what the caller knew and quarter'),
    leakConfidence: notCounted,
    daysToExpiry: never('a day to expiry dates a policy; only its bucket is counted'),
    expiryBucket: counted('insurer and quarter'),
    did: notCounted,
    wants: notCounted,
    outcome: notCounted,
    door: never('plain form, form with script, or API: tells how a driver reports'),
    proof: never('tells how a driver reports'),
  },
  Removal: {
    reportId: link,
    reason: aggregated('number of removals by reason code', 'one removal could point to one driver'),
    removedAt: coarsened('calendar month', 'the moment singles a removal out'),
  },
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
  Submission: {
    key: never('opens the answer to one submission'),
    fingerprint: never('a hash of what one driver sent'),
    reportId: link,
    createdAt: never('tells the moment of receipt'),
  },
  LedgerEntry: {
    index: asIs('as the place of a hash in the tiles of the log', 'whose it is stays unknown'),
    kind: aggregated('number of entries of a kind, cell rule', 'one removal could point to one driver'),
    commitment: asIs(
      'in the entry tiles of the log',
      'salted: without the salt it says nothing, and all kinds look alike',
    ),
    salt: never('opens a commitment; its author alone is given it'),
    reportId: link,
    content: never('says which entry was removed or erased'),
  },
  LedgerHead: {
    id: state,
    size: never('exact to one report; checkpoints are padded to a multiple of eight'),
    adoptedThrough: state,
  },
  LedgerTile: { level: tile, index: tile, hashes: tile },
  LedgerCheckpoint: {
    size: asIs('in the checkpoints', 'padded to a multiple of eight'),
    root: asIs('in the checkpoints', 'a hash of hashes of salted content'),
    note: asIs('as the checkpoint', 'made of size, root and signature'),
    signedAt: asIs('in the list of checkpoints', 'at most one a minute, of eight entries or more'),
  },
  LedgerCount: {
    code: asIs('on the transparency page', 'a kind of entry or a reason code'),
    entries: aggregated('rounded to 5, refreshed after 5 new reporters', 'one entry could point to one driver'),
    size: state,
  },
  LedgerKey: {
    verifier: asIs('in the list of keys', 'a public key'),
    firstUsed: asIs('in the list of keys', 'when a public key came into use'),
  },
  Unit: {
    reporterId: link,
    insurerId: counted('insurer'),
    week: coarsened('26-week window of the ranking', 'a week of one driver and one insurer singles out'),
    provinceAdcode: counted('province'),
    role: counted('role'),
    relation: counted('relation'),
    calls: aggregated('calls per insurer and view, rounded to 5', 'one driver’s calls describe that driver'),
    kept: aggregated('index of the insurer, to .01, from 30 reporters up', 'one driver’s calls describe that driver'),
    refused: aggregated(
      'share in whole percent, both sides on at least 5 reporters',
      'one driver’s refusal is private',
    ),
  },
  ReporterEvidence: {
    reporterId: link,
    signUpWeek: never('with a first report it singles a driver out'),
    tier: never('one driver’s standing; only sums over drivers are published'),
    oldestWeek: state,
    units: never('what one driver said, week by week'),
  },
  EvidenceCell: {
    insurerId: cell,
    provinceAdcode: cell,
    week: cell,
    signUpWeek: cell,
    tier: cell,
    hundredths: cell,
  },
  EvidencePair: { insurerId: cell, signUpWeek: cell, tier: cell, reporters: cell, squares: cell },
  EvidenceCompanion: { namedId: cell, insurerId: cell, signUpWeek: cell, tier: cell, hundredths: cell },
  EvidenceProvince: { provinceAdcode: cell, tier: cell, reporters: cell },
  EvidenceState: { name: state, fromWeek: frozen, throughWeek: frozen, caps: frozen, version: state },
  RefoldRequest: { id: state, reporterId: link },
  HeatCell: {
    period: counted('quarter'),
    family: state,
    filter: state,
    code: counted('region, insurer, role, relation or refusal, one at a time'),
    value: counted('province, city, hour of the week, bin of days to expiry or day'),
    reporters: aggregated('rounded to 5, cell rule, lines protected', 'a small count points to one driver'),
    reports: aggregated('rounded to 5, cell rule, lines protected', 'a small count points to one driver'),
    squares: aggregated('whether an hour stands out, width of an interval', 'tells how many calls one driver reported'),
    heldReporters: aggregated('rounded to 5, cell rule, lines protected', 'a small count points to one driver'),
    heldReports: aggregated('rounded to 5, cell rule, lines protected', 'a small count points to one driver'),
    heldSquares: aggregated(
      'whether an hour stands out, width of an interval',
      'tells how many calls one driver reported',
    ),
    shown: frozen,
  },
  HeatIdentity: { reporterId: link, countedAs: link },
  HeatLeftOut: { reportId: link },
  HeatView: { view: frozen, figures: frozen, takenAt: asIs('beside the heatmap', 'the daily run has a fixed hour') },
  FoldWatermark: { name: state, lastReportId: state, foldedAt: state },
  HeldEvidence: {
    view: state,
    insurerId: state,
    evidence: never('exact counts; the row made from them goes through the gate'),
    heldAt: never('tells when the fifth new reporter came'),
  },
  ProfileReporter: {
    reporterId: link,
    insurerId: counted('insurer'),
    part: counted('insurer and code'),
    code: counted('insurer and code'),
    calls: aggregated('calls per insurer and code, rounded to 5', 'one driver’s calls describe that driver'),
  },
  ProfileTally: {
    insurerId: counted('insurer'),
    part: counted('insurer and code'),
    code: counted('insurer and code'),
    reporters: aggregated('distinct reporters, rounded to 5', 'exact counts tell of single drivers'),
    reports: aggregated('calls, rounded to 5', 'exact counts tell of single drivers'),
  },
  ProfileRequest: { id: state, reporterId: link },
  RankingSnapshot: {
    id: state,
    view: frozen,
    takenAt: asIs('beside the ranking', 'the daily run has a fixed hour'),
    method: frozen,
    parameters: frozen,
    inputsHash: never('a hash of exact counts can be guessed back'),
    rows: frozen,
  },
  HeldNumber: {
    number: aggregated('notices of numbers, cell rule', 'an enterprise number belongs to no person'),
    claim: aggregated('notices of numbers, cell rule', 'few reports could point to one driver'),
    reporters: aggregated('notices of numbers, in bands, cell rule', 'few reports could point to one driver'),
    reports: never('the bands tell drivers, not reports'),
  },
  NumberSnapshot: { id: state, takenAt: frozen, numbers: frozen, claims: frozen },
  RankingRun: {
    id: asIs('in the address of the run', 'numbers the runs'),
    period: frozen,
    day: frozen,
    ranAt: asIs('beside the ranking', 'the daily run is the first of the day'),
    cause: frozen,
    method: frozen,
    parameters: frozen,
    seed: frozen,
    fromWeek: frozen,
    throughWeek: frozen,
    input: never('exact counts'),
    inputHash: never('published only as the fingerprint of salted content; see docs/decisions/0021'),
    outputHash: never('a hash of exact results can be guessed back'),
    rows: frozen,
    crossCheck: frozen,
  },
  ReleaseTable: { period: frozen, name: frozen, rows: frozen, rowCount: frozen, sha256: frozen, frozenAt: frozen },
  Release: {
    month: frozen,
    revision: frozen,
    folder: state,
    manifest: frozen,
    files: frozen,
    notice: frozen,
    publishedAt: asIs('beside the release', 'the moment of publishing describes no driver'),
  },
  User: {
    id: link,
    email: never('a keyed hash of an address; no hash is ever published'),
    emailVerified: never('personal'),
    role: never('tells who works here'),
    insurerId: never('tells who represents an insurer'),
    createdAt: never('personal'),
  },
  ApiKey: {
    secretHash: never('speaks for an account'),
    userId: link,
    slot: state,
    createdAt: never('tells when an account was in use'),
  },
  Account: {
    userId: link,
    provider: never('tells where a driver has an account'),
    providerAccountId: never('a keyed hash of a number or of an account elsewhere'),
    linkedAt: never('tells when an account was in use'),
  },
  Session: {
    id: never('names a session, whose owner may end it'),
    userId: link,
    createdAt: never('tells when an account was in use'),
    seenOn: never('tells when an account was in use'),
    browser: never('tells what a driver uses'),
    system: never('tells what a driver uses'),
  },
  PhoneCode: {
    askHash: never('opens the way to a number’s account'),
    numberHash: never('a keyed hash of a telephone number; no hash is ever published'),
    codeHash: never('secret'),
    tries: state,
    expiresAt: state,
  },
  VerificationToken: {
    identifier: never('a keyed hash of an address; no hash is ever published'),
    token: never('secret'),
    expires: state,
  },
};
