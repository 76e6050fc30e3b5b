import type { CallFacts } from './call-facts';

/** As much of a stored report as decides where to complain; codes of the report's taxonomy. */
export type ReportedCall = {
  readonly claim: string;
  readonly role: string;
  readonly numberKind: string;
  readonly refusal: string;
  readonly facts: readonly string[];
  readonly did: readonly string[];
  readonly wants: readonly string[];
  readonly outcome: string | null;
};

const BUSINESSES = ['dealer_4s', 'repair_shop', 'used_car_dealer', 'platform'];
const ENTERPRISE = ['service95', 'service96', 'access10', 'service12', 'toll400'];
const CONTACT = ['knew_name', 'knew_plate', 'knew_model', 'knew_expiry', 'knew_policy', 'knew_premium', 'knew_address'];

/** What a report says, in the codes of the router. */
export function factsOfReport(report: ReportedCall): CallFacts {
  const { facts, role } = report;
  return {
    caller: callerOf(report),
    told: report.refusal === 'before' ? 'before' : report.refusal === 'this_call' ? 'this_call' : 'no',
    knew: facts.includes('knew_vin_id')
      ? 'papers'
      : CONTACT.some((fact) => facts.includes(fact))
        ? 'contact'
        : 'nothing',
    number: numberOf(report),
    dangers: [
      ...(role === 'suspected_fraud' ? (['fraud'] as const) : []),
      ...(facts.includes('abuse') ? (['threat'] as const) : []),
      ...(role === 'data_seller' ? (['list_sale'] as const) : []),
    ],
    complained: complainedOf(report),
    wants: wantsOf(report),
  };
}

function callerOf({ claim, role }: ReportedCall): CallFacts['caller'] {
  if (claim === 'named') return 'insurer';
  if (BUSINESSES.includes(role)) return 'business';
  if (role === 'agency' || role === 'broker' || role === 'individual_agent') return 'intermediary';
  return claim === 'multi' ? 'several' : 'unknown';
}

function numberOf({ numberKind, facts }: ReportedCall): CallFacts['number'] {
  if (facts.includes('spoofed')) return 'mismatch';
  if (numberKind === 'hidden' || numberKind === 'unknown') return 'hidden';
  if (ENTERPRISE.includes(numberKind)) return 'enterprise';
  return numberKind === 'landline' ? 'landline' : 'mobile';
}

function complainedOf({ did, outcome }: ReportedCall): CallFacts['complained'] {
  if (!did.includes('called_insurer')) return 'no';
  if (outcome === 'continued') return 'unsatisfied';
  return outcome === 'no_reply' ? 'late' : 'waiting';
}

function wantsOf({ wants }: ReportedCall): CallFacts['wants'] {
  return [
    ...(wants.includes('stop_calls') ? (['stop'] as const) : []),
    ...(wants.includes('know_source') ? (['source'] as const) : []),
    ...(wants.includes('delete_data') ? (['delete'] as const) : []),
    ...(wants.includes('compensation') || wants.includes('apology') ? (['compensation'] as const) : []),
  ];
}
