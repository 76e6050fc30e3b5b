'use client';

import { useCallback, useEffect, useState } from 'react';
import { type Canary, withoutWords } from '@/lib/canaries/canary';
import { keepCanaries, readKept } from './canary-store';

/** The canaries of this device, null until they are read. `kept`: false once the browser has refused to keep one. */
export function useCanaries() {
  const [all, setAll] = useState<readonly Canary[] | null>(null);
  const [kept, setKept] = useState(true);
  const refresh = useCallback(async () => setAll(await readKept()), []);
  useEffect(() => void refresh(), [refresh]);
  const keep = useCallback(
    async (canaries: readonly Canary[]): Promise<boolean> => {
      const done = await keepCanaries(canaries);
      setKept(done);
      await refresh();
      return done;
    },
    [refresh],
  );
  const remove = (canary: Canary) => keep([withoutWords(canary, Date.now())]);
  return { all, kept, keep, remove };
}
