'use client';

import { useEffect, useRef, useState } from 'react';
import { fill } from '@/lib/platform/fill';

/** How many answers the surrounding group holds, shown on its closed lid. */
export function FilledCount({ words }: { words: string }) {
  const mark = useRef<HTMLSpanElement>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    const group = mark.current?.closest('details');
    const form = group?.closest('form');
    if (!group || !form) return;
    const recount = () => {
      const inputs = [...group.querySelectorAll<HTMLInputElement>('input[name]')];
      setCount(
        inputs.filter(({ type, checked, value }) => (/radio|checkbox/.test(type) ? checked : value !== '')).length,
      );
    };
    const afterReset = () => setTimeout(recount);
    recount();
    form.addEventListener('input', recount);
    form.addEventListener('change', recount);
    form.addEventListener('reset', afterReset);
    return () => {
      form.removeEventListener('input', recount);
      form.removeEventListener('change', recount);
      form.removeEventListener('reset', afterReset);
    };
  }, []);
  return (
    <span ref={mark} className="ml-auto text-sm font-normal text-muted">
      {count > 0 ? fill(words, { count }) : ''}
    </span>
  );
}
