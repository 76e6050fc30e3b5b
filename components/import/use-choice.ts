import { useEffect, useMemo, useState } from 'react';
import type { OfferedCall } from '@/lib/import/sift-calls';
import { markOf, readReported } from './reported-calls';
import { firstChoice, tick } from './tick-calls';

/** Which calls are ticked and under which name; `reported` and `fresh` are what this driver sent before, and the rest. */
export function useChoice(offered: readonly OfferedCall[]) {
  const [choice, setChoice] = useState(() => firstChoice(offered));
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setChoice(firstChoice(offered)), [offered]);
  const reported = useMemo(() => {
    const marks = readReported();
    return new Set(offered.filter(({ id }) => marks.has(markOf(id))).map(({ id }) => id));
  }, [offered]);
  const change = (next: typeof choice) => {
    setProblem(null);
    setChoice(next);
  };
  const onTick = (some: readonly OfferedCall[], on: boolean) => change(tick(choice, some, on));
  const fresh = offered.filter(({ id, known }) => !reported.has(id) && !known);
  return { choice, change, onTick, fresh, reported, problem, setProblem };
}
