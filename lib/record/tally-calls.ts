import { byNamed, counted, dayOfCall, type MyCall, namedIn } from './my-call';
import { renewalCycles } from './renewal-cycle';

/** The figures above the record. Days count from 1970 in China. */
export interface RecordFigures {
  readonly calls: number;
  readonly since: number | null;
  readonly insurers: number;
  readonly numbers: number;
  readonly afterRefusal: number;
}

export interface WorstDay {
  readonly day: number;
  readonly calls: number;
}

/** One line of the table by insurer or caller. */
export interface NamedTally {
  readonly named: string;
  readonly example: MyCall;
  readonly calls: number;
  /** Distinct numbers that showed; withheld ones cannot be told apart. */
  readonly numbers: number;
  readonly worst: WorstDay;
  readonly first: number;
  readonly last: number;
  readonly afterRefusal: number;
  /** Whether a call says that this is the driver's present insurer. */
  readonly own: boolean;
}

/** Numbers of one insurer in one renewal. */
export interface Swarm {
  readonly year: number;
  readonly named: string;
  readonly example: MyCall;
  readonly calls: number;
  readonly numbers: number;
  readonly worst: WorstDay;
}

/** The head line of a record. @param after receipts of calls after «stop» */
export function recordFigures(calls: readonly MyCall[], after: ReadonlySet<string>): RecordFigures {
  const kept = counted(calls);
  return {
    calls: kept.length,
    since: kept.length === 0 ? null : Math.min(...kept.map(dayOfCall)),
    insurers: new Set(kept.flatMap(({ insurerId }) => (insurerId === null ? [] : [insurerId]))).size,
    numbers: numbersIn(kept),
    afterRefusal: kept.filter(({ receipt }) => after.has(receipt)).length,
  };
}

/** Insurers and callers by number of calls, most first. @param after receipts of calls after «stop» */
export function talliesByNamed(calls: readonly MyCall[], after: ReadonlySet<string>): NamedTally[] {
  return [...byNamed(counted(calls))]
    .map(([named, group]) => {
      const days = group.map(dayOfCall);
      return {
        ...{
          named,
          example: group[0] as MyCall,
          calls: group.length,
          numbers: numbersIn(group),
          worst: worstDay(group),
        },
        ...{ first: Math.min(...days), last: Math.max(...days) },
        afterRefusal: group.filter(({ receipt }) => after.has(receipt)).length,
        own: group.some(({ relation }) => relation === 'current'),
      };
    })
    .sort((a, b) => b.calls - a.calls || b.last - a.last || (a.named < b.named ? -1 : 1));
}

/** Insurers that called a driver from two numbers or more within one renewal: newest renewal first, most numbers first. */
export function swarms(calls: readonly MyCall[]): Swarm[] {
  const insured = counted(calls).filter(({ insurerId }) => insurerId !== null);
  return renewalCycles(insured).flatMap(({ year, calls: own }) =>
    [...byNamed(own)]
      .map(([named, group]) => ({
        ...{ year, named, example: group[0] as MyCall, calls: group.length },
        ...{ numbers: numbersIn(group), worst: worstDay(group) },
      }))
      .filter(({ numbers }) => numbers > 1)
      .sort((a, b) => b.numbers - a.numbers || b.calls - a.calls || (a.named < b.named ? -1 : 1)),
  );
}

/** Of the calls that say how the driver stands to the insurer, those in the name of the present one. */
export function ownInsurerShare(calls: readonly MyCall[]): { readonly own: number; readonly of: number } {
  const told = counted(calls).filter(({ relation, insurerId }) => insurerId !== null && relation !== 'unknown');
  return { own: told.filter(({ relation }) => relation === 'current').length, of: told.length };
}

/** The day with most calls, the latest of several. */
export function worstDay(calls: readonly MyCall[]): WorstDay {
  const days = new Map<number, number>();
  for (const call of calls) days.set(dayOfCall(call), (days.get(dayOfCall(call)) ?? 0) + 1);
  const most = Math.max(0, ...days.values());
  return { day: Math.max(...[...days].flatMap(([day, count]) => (count === most ? [day] : []))), calls: most };
}

/** Calls that name nobody and show no number: in the list, and in no line of the table. */
export const unnamedCalls = (calls: readonly MyCall[]): number =>
  counted(calls).filter((call) => namedIn(call) === null).length;

const numbersIn = (calls: readonly MyCall[]): number =>
  new Set(calls.flatMap(({ caller }) => (caller === null ? [] : [caller]))).size;
