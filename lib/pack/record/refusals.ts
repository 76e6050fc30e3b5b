import { fillWhole } from '@/lib/platform/fill';
import { dayOf } from '../describe-call';
import type { Block } from '../document';
import type { CallGroup } from '../group-calls';
import { refusalClock } from '../refusal-clock';
import type { PackContext } from './pack-context';

/** What came after the driver had said stop, one sentence for each claimed company. */
export function refusals({ groups, words }: PackContext): readonly Block[] {
  const lines = groups.flatMap((group) => sentenceOf(group, words) ?? []);
  return [
    { kind: 'heading', level: 1, text: words.clock.title },
    lines.length > 0 ? { kind: 'list', ordered: false, items: lines } : { kind: 'paragraph', text: words.clock.none },
  ];
}

function sentenceOf({ name, calls }: CallGroup, { clock: words }: PackContext['words']): string | null {
  const clock = refusalClock(calls);
  if (!clock) return null;
  const last = clock.last ? dayOf(clock.last) : '';
  if (clock.on === null) return fillWhole(words.lineNoDay, { insurer: name, count: clock.calls, last });
  if (clock.calls === 0) return fillWhole(words.quiet, { insurer: name, date: clock.on });
  return fillWhole(words.line, { insurer: name, date: clock.on, days: clock.days, count: clock.calls, last });
}
