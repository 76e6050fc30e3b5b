import type { ImportSource, ReadCalls, ToRead } from './import-source';

/** A bill is read in seconds; what takes longer was made to. */
const PATIENCE_MS = 60_000;

/** Has a worker read the sources; rejects when it takes too long or breaks. Nothing of it leaves the device. */
export function readSources(sources: readonly ImportSource[], day: string | null, now: Date): Promise<ReadCalls> {
  const worker = new Worker(new URL('./parse.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ReadCalls>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the file takes too long')), PATIENCE_MS);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      reject(new Error('the file cannot be read'));
    };
    worker.postMessage({ sources, day, now: now.toISOString() } satisfies ToRead);
  }).finally(() => worker.terminate());
}
