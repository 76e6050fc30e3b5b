import 'server-only';
import { hkdfSync } from 'node:crypto';
import { settings } from '@/lib/platform/settings.server';
import { SEED_BYTES, type Signer, signerOf } from './sign-checkpoint';
import { readWitnesses, type Witness } from './witness';

/** The name of the log: the host it is published on. A synthetic population is never signed under the name of the real one. */
export function logOrigin({ ORIGIN, DATASET }: { readonly ORIGIN: string; readonly DATASET: string }): string {
  return `${new URL(ORIGIN).host}/ledger${DATASET === 'synthetic' ? '/synthetic' : ''}`;
}

/** Who signs now: the key of the settings first, then the one it replaces. */
export function logSigners(): Signer[] {
  const { WURAO_LEDGER_KEY, WURAO_LEDGER_KEY_PREVIOUS } = settings();
  const origin = logOrigin(settings());
  const secrets = [WURAO_LEDGER_KEY, ...(WURAO_LEDGER_KEY_PREVIOUS ? [WURAO_LEDGER_KEY_PREVIOUS] : [])];
  return secrets.map((secret) => signerOf(origin, seedOf(secret)));
}

/** Who is shown every checkpoint: the pairs of key and address in the settings. @throws Error when they are none */
export function logWitnesses(): Witness[] {
  const witnesses = readWitnesses(settings().LEDGER_WITNESSES);
  if (!witnesses.ok)
    throw new Error(`LEDGER_WITNESSES: «${witnesses.error}» is neither the key of a witness nor its address`);
  return witnesses.value;
}

const seedOf = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'wurao/ledger signing key', SEED_BYTES));
