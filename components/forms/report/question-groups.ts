import type { ListName } from '@/lib/reports/taxonomy';
import {
  ADDRESSED_AS,
  ANSWERS,
  CAMPAIGN_CALLS,
  CONFIDENCE,
  DID,
  FACTS,
  KNEW_FACTS,
  LEAK_POINTS,
  LURES,
  OUTCOMES,
  REFUSALS,
  RELATIONS,
  ROLES,
  SAID,
  TIMING,
  WANTS,
} from '@/lib/reports/taxonomy-codes';

type Chips = {
  readonly id: string;
  readonly field: string;
  readonly list: ListName;
  readonly kind: 'one' | 'many';
  readonly codes: readonly string[];
};
type Box = { readonly id: string; readonly field: string; readonly kind: 'date' | 'number' | 'flag' | 'expiry' };

/** One optional question. `id` names its words and its element; several questions may fill one field (`facts`). */
export type Question = Chips | Box;

const one = (field: string, list: ListName, codes: readonly string[]): Chips => ({
  id: field,
  field,
  list,
  kind: 'one',
  codes,
});
const many = (field: string, list: ListName, codes: readonly string[], id = field): Chips => ({
  id,
  field,
  list,
  kind: 'many',
  codes,
});
const box = (field: string, kind: Box['kind']): Box => ({ id: field, field, kind });

const CONDUCT = ['no_identity', 'spoofed', 'abuse', 'robot_voice', 'hung_up', 'price_differs', 'hotline_denied_quote'];
const OWN_SIDE = [
  'renewed_still',
  'never_customer',
  'car_sold',
  'new_energy_car',
  'while_driving',
  'forced_whitelist',
  'unknown',
  'other',
];
// Told by the answer «before» to the question of refusal.
const ELSEWHERE = ['after_optout', ...KNEW_FACTS, ...CONDUCT, ...OWN_SIDE];
const PATTERN = FACTS.filter((code) => !ELSEWHERE.includes(code));

/** Step two of the form: every question may be skipped. Together with step one it reaches every code of the taxonomy. */
export const QUESTION_GROUPS: readonly { readonly id: string; readonly questions: readonly Question[] }[] = [
  {
    id: 'stop',
    questions: [
      one('refusal', 'REFUSALS', REFUSALS),
      box('refusedOn', 'date'),
      many('did', 'DID', DID),
      one('outcome', 'OUTCOMES', OUTCOMES),
      many('wants', 'WANTS', WANTS),
    ],
  },
  {
    id: 'caller',
    questions: [
      one('role', 'ROLES', ROLES),
      one('relation', 'RELATIONS', RELATIONS),
      one('answer', 'ANSWERS', ANSWERS),
      one('saidName', 'SAID', SAID),
      one('saidCompany', 'SAID', SAID),
      one('saidCertificate', 'SAID', SAID),
      many('facts', 'FACTS', CONDUCT, 'conduct'),
      box('impersonation', 'flag'),
    ],
  },
  {
    id: 'speech',
    questions: [
      many('lures', 'LURES', LURES),
      many('facts', 'FACTS', KNEW_FACTS, 'knew'),
      one('addressedAs', 'ADDRESSED_AS', ADDRESSED_AS),
    ],
  },
  {
    id: 'often',
    questions: [
      box('sameDayCalls', 'number'),
      one('campaignStart', 'TIMING', TIMING),
      one('campaignCalls', 'CAMPAIGN_CALLS', CAMPAIGN_CALLS),
      many('facts', 'FACTS', PATTERN, 'pattern'),
      many('facts', 'FACTS', OWN_SIDE, 'own'),
    ],
  },
  { id: 'expiry', questions: [box('daysToExpiry', 'expiry'), one('expiryBucket', 'TIMING', TIMING)] },
  {
    id: 'leak',
    questions: [one('leakPoint', 'LEAK_POINTS', LEAK_POINTS), one('leakConfidence', 'CONFIDENCE', CONFIDENCE)],
  },
];

const BOXES = ['number', 'insurer', 'city', 'calledAt', 'refusedOn', 'sameDayCalls', 'daysToExpiry'];
const GROUPS = ['when', 'numberState', 'dayPart'];

/** Id of the element in which a field is mended; null for what is not a field of the form. */
export function anchorOf(field: string): string | null {
  if (BOXES.includes(field)) return field;
  if (GROUPS.includes(field)) return `${field}-group`;
  const question = QUESTION_GROUPS.flatMap((group) => group.questions).find((candidate) => candidate.field === field);
  return question ? `${question.id}-group` : null;
}
