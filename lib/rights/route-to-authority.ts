import type { CallFacts } from './call-facts';
import { type ChannelId, channelById } from './complaint-channels';
import type { LetterId } from './letters';

/** Why a channel stands where it stands. */
export const REASONS = [
  'danger_now',
  'danger_list',
  'insurer_first',
  'insurer_waiting',
  'insurer_late',
  'insurer_unsatisfied',
  'regulator_refusal',
  'regulator_next',
  'regulator_intermediary',
  'regulator_several',
  'centre_number',
  'centre_unknown',
  'centre_leak',
  'centre_no_number',
  'market_business',
  'carrier_number',
  'miit_next',
] as const;
export type Reason = (typeof REASONS)[number];

/** When to go there: at once, beside the first, or when the one before has not settled it in its term. */
export type Turn = 'first' | 'also' | 'then';

export type Step = {
  readonly channel: ChannelId;
  readonly turn: Turn;
  readonly reason: Reason;
  /** Rules behind the complaint, most to the point first. */
  readonly rules: readonly string[];
  readonly letters: readonly LetterId[];
};

type Draft = { channel: ChannelId; reason: Reason; later?: boolean };

/** From what happened to whom to tell, in order. Total: every combination of facts has at least one step, and none names a channel twice. */
export function routeToAuthority(facts: CallFacts): readonly Step[] {
  const drafts = [...ofDanger(facts), ...ofConduct(facts), ...ofNumber(facts)];
  const once = drafts.filter(({ channel }, i) => drafts.findIndex((other) => other.channel === channel) === i);
  return once.map((draft, i) => ({
    channel: draft.channel,
    turn: draft.later ? 'then' : i === 0 ? 'first' : 'also',
    reason: draft.reason,
    rules: rulesOf(draft.channel, facts),
    letters: lettersOf(draft.channel, facts),
  }));
}

function ofDanger({ dangers }: CallFacts): Draft[] {
  if (dangers.length === 0) return [];
  const now = dangers.some((danger) => danger !== 'list_sale');
  return [{ channel: 'police', reason: now ? 'danger_now' : 'danger_list' }];
}

function ofConduct(facts: CallFacts): Draft[] {
  const centre = ofCentre(facts);
  switch (facts.caller) {
    case 'insurer':
      return [...ofInsurer(facts), centre];
    case 'intermediary':
      return [{ channel: '12378', reason: 'regulator_intermediary' }, centre];
    case 'business':
      return [{ channel: '12315', reason: 'market_business' }, centre];
    case 'several':
      return [centre, { channel: '12378', reason: 'regulator_several' }];
    case 'unknown':
      return [centre];
  }
}

/** The insurer decides first; after a refusal that it ignored the regulator may be told at the same time, and without its answer at once. */
function ofInsurer({ complained, told }: CallFacts): Draft[] {
  if (complained === 'late') return [{ channel: '12378', reason: 'insurer_late' }];
  if (complained === 'unsatisfied') return [{ channel: '12378', reason: 'insurer_unsatisfied' }];
  const insurer: Draft = { channel: 'insurer', reason: complained === 'waiting' ? 'insurer_waiting' : 'insurer_first' };
  if (told === 'before') return [insurer, { channel: '12378', reason: 'regulator_refusal' }];
  return [insurer, { channel: '12378', reason: 'regulator_next', later: true }];
}

function ofCentre({ number, knew, caller }: CallFacts): Draft {
  if (number === 'hidden') return { channel: '12321', reason: 'centre_no_number' };
  if (caller === 'unknown') return { channel: '12321', reason: 'centre_unknown' };
  return { channel: '12321', reason: knew === 'nothing' ? 'centre_number' : 'centre_leak' };
}

/** A carrier answers for the number that was shown, and for nothing that was said. */
function ofNumber({ number }: CallFacts): Draft[] {
  if (number !== 'mismatch') return [];
  return [
    { channel: 'carrier', reason: 'carrier_number' },
    { channel: 'miit', reason: 'miit_next', later: true },
  ];
}

function rulesOf(channel: ChannelId, facts: CallFacts): readonly string[] {
  const own = channelById(channel).rules;
  if (channel !== 'insurer' && channel !== '12378') return own;
  const more = [
    ...(facts.told === 'no' ? [] : ['consumer_regulation_24']),
    ...(facts.knew === 'nothing' ? [] : ['pipl_23', 'pipl_45']),
    ...(facts.wants.includes('source') ? ['pipl_45', 'pipl_50'] : []),
    ...(facts.wants.includes('delete') ? ['pipl_47'] : []),
    ...(facts.wants.includes('compensation') ? ['pipl_69', 'consumer_law_50'] : []),
    ...(facts.caller === 'intermediary' ? ['sales_conduct_3'] : []),
  ];
  return [...new Set([...more, ...own])];
}

function lettersOf(channel: ChannelId, { wants, knew }: CallFacts): readonly LetterId[] {
  if (channel === '12378') return ['complaint_12378'];
  if (channel === '12321') return ['report_12321'];
  if (channel === '12315') return ['complaint_12315'];
  if (channel !== 'insurer') return [];
  const source = knew !== 'nothing' || wants.includes('source') || wants.includes('delete');
  const stop = wants.length === 0 || wants.includes('stop') || wants.includes('compensation') || !source;
  return [...(stop ? (['stop_demand'] as const) : []), ...(source ? (['source_request'] as const) : [])];
}
