import { asIs, type ColumnsOf } from './column-rule';

const reference = asIs('in the reference tables', 'public reference data, no one is described by it');

/** Companies, their numbers and insured cars, and places. */
export const REFERENCE_COLUMNS: ColumnsOf = {
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
};
