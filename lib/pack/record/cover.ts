import { chinaLocal } from '@/lib/platform/china-time';
import { fillWhole } from '@/lib/platform/fill';
import { dayOf } from '../describe-call';
import type { Block } from '../document';
import type { PackContext } from './pack-context';

/** «2026-10-03 to 2026-11-20», or a dash without calls. */
export function periodOf({ calls, words }: PackContext): string {
  const [first] = calls;
  const last = calls.at(-1);
  return first && last ? fillWhole(words.cover.periodValue, { from: dayOf(first), to: dayOf(last) }) : '—';
}

/** Who recorded what, over which time, naming whom, and how far it is proven. */
export function cover(context: PackContext): readonly Block[] {
  const { facts, device, words, calls, groups } = context;
  const { name, phone, address } = device.particulars;
  const period = periodOf(context);
  const named = groups.map((group) =>
    fillWhole(words.cover.namedValue, { name: group.name, count: group.calls.length }),
  );
  const capped = facts.all > calls.length;
  const proven = calls.filter(({ proof }) => proof !== null).length;
  return [
    { kind: 'title', text: words.title },
    { kind: 'paragraph', text: fillWhole(words.cover.lead, { period, count: calls.length }) },
    {
      kind: 'pairs',
      rows: [
        [words.cover.who, name || words.blank],
        [words.cover.phone, phone || words.blank],
        [words.cover.address, address || words.blankLong],
        [words.cover.period, period],
        [
          words.cover.count,
          fillWhole(capped ? words.cover.countCapped : words.cover.countValue, { count: calls.length, all: facts.all }),
        ],
        [words.cover.named, named.join(words.sep) || '—'],
        [words.cover.made, chinaLocal(new Date(facts.madeAt)).replace('T', ' ')],
        [
          words.cover.log,
          facts.log && proven > 0
            ? fillWhole(words.cover.logValue, { origin: facts.log.origin, size: facts.log.size, proven })
            : words.cover.logNone,
        ],
      ],
    },
  ];
}
