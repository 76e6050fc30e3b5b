'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Asked, MakingStep, ReadyLetter, Told } from './making';

/** A finished file, ready to be kept under its name. */
export type ReadyFile = { readonly kind: string; readonly name: string; readonly url: string; readonly size: number };

export type Making =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly step: MakingStep }
  | { readonly kind: 'nothing' | 'failed' }
  | {
      readonly kind: 'made';
      readonly files: readonly ReadyFile[];
      readonly letters: readonly ReadyLetter[];
      readonly missing: readonly string[];
      readonly calls: number;
    };

type Wanted = Omit<Asked, 'pack'> & { readonly receipts: readonly string[]; readonly address: string };

/** Makes a pack on this device: asks the server for the facts of the receipts, and a worker for the files. */
export function useMaking() {
  const [making, setMaking] = useState<Making>({ kind: 'idle' });
  const worker = useRef<Worker | null>(null);
  const urls = useRef<string[]>([]);
  useEffect(() => () => clear(worker, urls), []);

  async function make({ receipts, address, ...asked }: Wanted) {
    clear(worker, urls);
    if (receipts.length === 0) return setMaking({ kind: 'nothing' });
    setMaking({ kind: 'busy', step: 'facts' });
    const pack = await readFacts(address, receipts);
    if (!pack) return setMaking({ kind: 'failed' });
    const made = new Worker(new URL('./make-pack.worker.ts', import.meta.url), { type: 'module' });
    worker.current = made;
    made.onerror = () => setMaking({ kind: 'failed' });
    made.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.kind === 'step') return setMaking({ kind: 'busy', step: data.step });
      made.terminate();
      if (data.kind === 'failed') return setMaking({ kind: 'failed' });
      const files = data.files.map(({ kind, name, type, bytes }) => {
        const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
        urls.current.push(url);
        return { kind, name, url, size: bytes.byteLength };
      });
      setMaking({ ...data, files });
    };
    made.postMessage({ ...asked, pack } satisfies Asked);
  }
  return { making, make };
}

/** Ends what runs, and lets go of the files of the time before. */
function clear(worker: RefObject<Worker | null>, urls: RefObject<string[]>): void {
  worker.current?.terminate();
  worker.current = null;
  for (const url of urls.current) URL.revokeObjectURL(url);
  urls.current = [];
}

/** Only receipts are sent: what the driver typed stays here. */
async function readFacts(address: string, receipts: readonly string[]): Promise<unknown> {
  const body = new URLSearchParams(receipts.map((receipt): [string, string] => ['call', receipt]));
  const answer = await fetch(address, { method: 'POST', body }).catch(() => null);
  return answer?.ok ? answer.json().catch(() => null) : null;
}
