import { type ComponentProps, useMemo, useState } from 'react';
import type { OfferedCall } from '@/lib/import/sift-calls';
import { fill } from '@/lib/platform/fill';
import { CallerGroupRow } from './caller-group-row';
import { callerGroups } from './caller-groups';
import { LINK_BUTTON } from './tick-many';

type CallerListInput = Omit<ComponentProps<typeof CallerGroupRow>, 'group'> & { offered: readonly OfferedCall[] };

/** Callers shown at first, and again at each press: a bill has hundreds. */
const MOST_SHOWN = 60;

/** The calls by their callers, some at a time. */
export function CallerList({ offered, ...row }: CallerListInput) {
  const [most, setMost] = useState(MOST_SHOWN);
  const groups = useMemo(() => callerGroups(offered), [offered]);
  return (
    <>
      <ul className="mt-2 border-b border-rule">
        {groups.slice(0, most).map((group) => (
          <CallerGroupRow key={group.caller} group={group} {...row} />
        ))}
      </ul>
      {groups.length > most ? (
        <button type="button" className={LINK_BUTTON} onClick={() => setMost(most + MOST_SHOWN)}>
          {fill(row.words.more, { count: Math.min(MOST_SHOWN, groups.length - most) })}
        </button>
      ) : null}
    </>
  );
}
