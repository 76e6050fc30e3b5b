import { dayOf } from '../describe-call';
import type { Block } from '../document';
import type { CallGroup } from '../group-calls';
import { refusalClock } from '../refusal-clock';
import type { PackContext } from './pack-context';

/** One row for each claimed company: calls, numbers, first and last, refusal and what came after. */
export function overview(context: PackContext): readonly Block[] {
  const { words, groups } = context;
  const shares = [24, 8, 11, 16, 16, 16, 9];
  return [
    { kind: 'heading', level: 1, text: words.overview.title },
    {
      kind: 'table',
      columns: words.overview.columns.map((title, i) => ({ title, share: shares[i] ?? 10 })),
      rows: groups.map((group) => rowOf(group, context)),
    },
    { kind: 'paragraph', text: words.overview.note, tone: 'muted' },
  ];
}

function rowOf({ name, calls }: CallGroup, context: PackContext): readonly string[] {
  const { words } = context;
  const [first] = calls;
  const last = calls.at(-1);
  const clock = refusalClock(calls);
  return [
    name,
    String(calls.length),
    String(distinctNumbers(calls, context)),
    first ? dayOf(first) : '—',
    last ? dayOf(last) : '—',
    clock ? (clock.on ?? words.overview.unknownDay) : words.overview.never,
    clock ? String(clock.calls) : '—',
  ];
}

/** How many different numbers the calls came from, as far as numbers are known; a dash when none is. */
function distinctNumbers(calls: CallGroup['calls'], { device }: PackContext): number | '—' {
  const known = calls.flatMap((call) => device.numbers[call.receipt] ?? call.enterpriseNumber ?? []);
  return known.length === 0 ? '—' : new Set(known.map((number) => number.replace(/\D/g, ''))).size;
}
