import { INSURERS } from '@/lib/insurers/registry';
import { PROVINCES } from '@/lib/places/places';
import { Generalisation, type Level } from '@/lib/privacy/generalisation';
import { DAY_PARTS, LURES, REFUSALS, ROLES } from '@/lib/reports/taxonomy';

/** Stands for every code of a column: nothing is told. */
export const ANY = 'any';

/** A class of codes with its members; a code that is in no class stands right below «any». */
type Class = readonly [code: string, members: readonly string[]];

const top: Level = { code: ANY, parent: null };

function inClasses(name: string, codes: readonly string[], classes: readonly Class[]): Generalisation {
  const classOf = new Map(classes.flatMap(([code, members]) => members.map((member) => [member, code] as const)));
  return new Generalisation(name, [
    top,
    ...classes.map(([code]) => ({ code, parent: ANY })),
    ...codes.map((code) => ({ code, parent: classOf.get(code) ?? ANY })),
  ]);
}

/** Regions by the first digit of the GB/T 2260 code. */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  north: ['1'],
  northeast: ['2'],
  east: ['3'],
  central_south: ['4'],
  southwest: ['5'],
  northwest: ['6'],
  taiwan_hongkong_macao: ['7', '8'],
};

const LARGEST = ['picc', 'pingan', 'cpic'];
const NO_COMPANY = ['unknown', 'multi', 'not_insurer', 'impersonation'];
const companies = INSURERS.map(({ id }) => id);

// Whom the call named is what the records are read for first, where it was second: they are told before the rest.
const INSURER_WEIGHT = 6;

const insurer = new Generalisation(
  'insurer',
  [
    top,
    { code: 'company_named', parent: ANY },
    { code: 'no_company', parent: ANY },
    { code: 'three_largest', parent: 'company_named' },
    { code: 'other_company', parent: 'company_named' },
    ...companies.map((code) => ({ code, parent: LARGEST.includes(code) ? 'three_largest' : 'other_company' })),
    ...NO_COMPANY.map((code) => ({ code, parent: 'no_company' })),
  ],
  INSURER_WEIGHT,
);

/** Bands of the days to expiry and the buckets of the tables that each takes in. */
export const EXPIRY_BANDS = Object.freeze({
  over_60: ['d90_plus', 'd61_90'],
  d31_60: ['d60', 'd48', 'd41_47', 'd40_31'],
  d0_30: ['d30', 'd1_29', 'expiry_day'],
  after: ['lapsed', 'already_renewed'],
  no_vehicle: ['no_vehicle'],
  unknown: ['unknown', 'other'],
});

/** What a published record says, column by column, and the ways to say less. Months are not joined: a release has one. */
export const RECORD_COLUMNS = Object.freeze({
  province: inClasses(
    'province',
    PROVINCES.map(({ adcode }) => adcode),
    Object.entries(REGIONS).map(([code, digits]) => [
      code,
      PROVINCES.filter(({ adcode }) => digits.includes(adcode.charAt(0))).map(({ adcode }) => adcode),
    ]),
  ),
  insurer,
  role: inClasses('role', ROLES, [
    ['insurer_side', ['insurer_direct', 'insurer_outsourced', 'incumbent_branch']],
    ['intermediary', ['agency', 'broker', 'individual_agent']],
    ['car_trade', ['dealer_4s', 'repair_shop', 'used_car_dealer']],
    ['other_caller', ['platform', 'data_seller', 'robot', 'scalper', 'suspected_fraud', 'other']],
  ]),
  hour_band: inClasses(
    'hour_band',
    [...DAY_PARTS, 'unknown'],
    [
      ['working_hours', ['work_am', 'work_pm']],
      ['off_hours', ['early', 'noon', 'evening', 'night']],
    ],
  ),
  expiry_band: inClasses('expiry_band', Object.keys(EXPIRY_BANDS), [
    ['before_expiry', ['over_60', 'd31_60', 'd0_30']],
    ['after_or_none', ['after', 'no_vehicle']],
  ]),
  refusal: inClasses('refusal', REFUSALS, []),
  lure: inClasses('lure', ['none', ...LURES, 'several'], [['some_lure', [...LURES, 'several']]]),
});

export type RecordColumn = keyof typeof RECORD_COLUMNS;

export const RECORD_COLUMN_NAMES = Object.keys(RECORD_COLUMNS) as readonly RecordColumn[];

/** The generalisations in the order of the columns. */
export const GENERALISATIONS: readonly Generalisation[] = RECORD_COLUMN_NAMES.map((name) => RECORD_COLUMNS[name]);
