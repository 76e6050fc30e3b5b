'use client';

import { useState } from 'react';
import { sendFile } from '@/components/evidence/send-file';
import { smallerPicture } from '@/components/evidence/smaller-picture';
import { fill } from '@/lib/platform/fill';
import type { ImportWords } from './import-words';
import type { Pictured } from './use-sending';

type AttachInput = { words: ImportWords['attach']; pictured: readonly Pictured[] };
type Attaching = { readonly at: 'asked' | 'sending' | 'done'; readonly taken: number; readonly failed: number };

/** Gives the screenshots that calls were read from as evidence of these calls, in one press: no picture leaves the device before. */
export function AttachPictures({ words, pictured }: AttachInput) {
  const [state, setState] = useState<Attaching>({ at: 'asked', taken: 0, failed: 0 });

  async function attach() {
    setState({ at: 'sending', taken: 0, failed: 0 });
    const [taken, failed] = await sendAll(pictured, (done) => setState({ at: 'sending', taken: done, failed: 0 }));
    setState({ at: 'done', taken, failed });
  }

  const shown = { count: state.taken, of: pictured.length, failed: state.failed };
  return (
    <div className="mt-6 max-w-line border-y border-rule py-5">
      <h3 className="text-lg">{words.title}</h3>
      <p className="mt-1">{words.lead}</p>
      {state.at === 'asked' ? (
        <button
          type="button"
          onClick={() => void attach()}
          className="mt-3 inline-flex min-h-12 cursor-pointer items-center bg-ink px-5 font-semibold text-paper hover:bg-vermilion"
        >
          {fill(words.button, { count: pictured.length })}
        </button>
      ) : (
        <p role="status" className="mt-3 font-semibold">
          {fill(state.at === 'sending' ? words.sending : words.done, shown)}
          {state.failed > 0 ? fill(words.failed, shown) : ''}
        </p>
      )}
    </div>
  );
}

/** One after the other; each picture is made smaller once. A call that has the picture already counts as taken. @returns how many were taken, and not */
async function sendAll(pictured: readonly Pictured[], tell: (done: number) => void): Promise<[number, number]> {
  const smaller = new Map<File, Promise<File>>();
  let [taken, failed] = [0, 0];
  for (const { receipt, picture } of pictured) {
    const file = smaller.get(picture) ?? smallerPicture(picture);
    smaller.set(picture, file);
    const sent = await sendFile(`/me/calls/${receipt}/evidence`, await file, () => {});
    if (sent.ok || sent.error === 'same_file') tell(++taken);
    else failed++;
  }
  return [taken, failed];
}
