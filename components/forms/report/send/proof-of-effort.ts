import { noteServerDate } from './server-now';

const PATIENCE = 2_500;
const FRESH = 18 * 60_000;

let solving: { since: number; payload: Promise<string | null> } | undefined;

/** Begins to solve the server's puzzle in a worker; called again it changes nothing while the solution is fresh. */
export function startProof(): void {
  if (solving && Date.now() - solving.since < FRESH) return;
  solving = { since: Date.now(), payload: solve().catch(() => null) };
}

/** The solved puzzle, if it is there within moments. It only widens a limit, so a report goes without it just as well. */
export function takeProof(): Promise<string | null> {
  if (!solving || Date.now() - solving.since >= FRESH) return Promise.resolve(null);
  return Promise.race([solving.payload, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null))]);
}

async function solve(): Promise<string | null> {
  if (!globalThis.crypto?.subtle || !globalThis.Worker) return null;
  const response = await fetch('/api/v1/challenge');
  noteServerDate(response);
  if (!response.ok) return null;
  const challenge: unknown = await response.json();
  const solution = await inWorker(challenge);
  return solution ? btoa(JSON.stringify({ challenge, solution })) : null;
}

function inWorker(challenge: unknown): Promise<unknown> {
  const worker = new Worker(new URL('./solve-challenge.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}
