'use client';

import { useRef, useState } from 'react';
import { TextInput } from '@/components/forms/fields/text-input';
import { insurerName } from '@/lib/insurers/insurer-name';
import type { Locale } from '@/lib/platform/locale';

type Search = typeof import('@/lib/insurers/find-insurer');
type InsurerTextInput = { locale: Locale; typed: string; list: string; suggestions: string };

const SHOWN = 6;

/** The name of an insurer as text. With script the companies that fit appear while it is typed; without, the browser's own list does. */
export function InsurerText({ locale, typed, list, suggestions }: InsurerTextInput) {
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState<Search | null>(null);
  const [names, setNames] = useState<readonly string[]>([]);

  function load() {
    if (search) return;
    // On a slow line the name is half written by now.
    const ready = (loaded: Search) => {
      setSearch(loaded);
      suggest(box.current?.querySelector('input')?.value ?? '', loaded);
    };
    import('@/lib/insurers/find-insurer').then(ready, () => {});
  }

  function suggest(text: string, loaded: Search | null) {
    const found = (loaded?.suggestInsurers(text, SHOWN) ?? []).map((insurer) => insurerName(insurer, locale));
    setNames(found.length === 1 && found[0] === text.trim() ? [] : found);
  }

  function take(name: string) {
    const input = box.current?.querySelector('input');
    if (!input) return;
    input.value = name;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    setNames([]);
    input.focus();
  }

  return (
    <div ref={box}>
      <TextInput
        name="insurer"
        hint
        maxLength={60}
        defaultValue={typed}
        list={search ? undefined : list}
        onFocus={load}
        onInput={({ currentTarget: { value } }) => suggest(value, search)}
      />
      <ul aria-label={suggestions} aria-live="polite" className="empty:hidden">
        {names.map((name) => (
          <li key={name} className="border-x border-b border-muted/50">
            <button
              type="button"
              onClick={() => take(name)}
              className="flex min-h-11 w-full items-center px-3 text-left hover:bg-wash"
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
