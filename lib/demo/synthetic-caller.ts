import { INSURERS } from '@/lib/insurers/registry';
import { callerIdentity, parseCallerNumber } from '@/lib/reports/caller-number';
import type { ReadReport } from '@/lib/reports/read-report';
import { type Choice, choice, type Draws } from './draws';

/** The columns of a report that tell of the number. */
export type Caller = Pick<ReadReport, 'callerIdentity' | 'numberKind' | 'numberPrefix' | 'enterpriseNumber'>;

/** Prefixes that no Chinese carrier has been given: a number behind them reaches nobody. */
const UNASSIGNED = ['154', '160', '163', '164', '168', '169'] as const;
const OFFICIAL_SHARE = 0.2;
const WITHHELD_SHARE = 0.1;

const officialLines = new Map<string, Choice<Caller>>();
for (const { id, numbers } of INSURERS) {
  const lines = numbers.filter((line) => !line.historic).flatMap(({ number }) => enterpriseLine(number));
  if (lines.length > 0) officialLines.set(id, choice(lines.map((line, i) => [line, 1 / (i + 1)])));
}

function enterpriseLine(text: string): Caller[] {
  const parsed = parseCallerNumber(text);
  if (!parsed.ok || !parsed.value.enterprise) return [];
  const { kind, prefix, national } = parsed.value;
  return [
    {
      callerIdentity: callerIdentity(parsed.value),
      numberKind: kind,
      numberPrefix: prefix,
      enterpriseNumber: national,
    },
  ];
}

/**
 * The number from which seats of an insurer call in some week: its own line, a withheld one, or one of a stock of mobile numbers that is
 * renewed from week to week and grows with the insurer.
 * @param insurer place in the list of insurers, 0..99
 * @param share of the market, 0..1
 * @param week any count of weeks
 */
export function drawCaller(insurerId: string, insurer: number, share: number, week: number, draws: Draws): Caller {
  const how = draws.uniform();
  const line = how < OFFICIAL_SHARE ? officialLines.get(insurerId) : undefined;
  if (line) return line(draws);
  if (how > 1 - WITHHELD_SHARE) return withheld(insurerId);
  const stock = 40 + Math.round(4_000 * share);
  const serial = (week * Math.ceil(stock / 4) + draws.below(stock)) % 1_000_000;
  return mobile(insurer, serial);
}

/** Withheld numbers are told apart by what the caller claimed, as the rules of a report do. */
export const withheld = (claim: string): Caller => ({
  callerIdentity: `hidden:${claim}`,
  numberKind: 'hidden',
  numberPrefix: null,
  enterpriseNumber: null,
});

function mobile(insurer: number, serial: number): Caller {
  const prefix = UNASSIGNED[serial % UNASSIGNED.length] as string;
  const rest = `${String(insurer % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`;
  return {
    callerIdentity: `+86${prefix}${rest}`,
    numberKind: 'mobile',
    numberPrefix: prefix,
    enterpriseNumber: null,
  };
}
