import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type Checkpoint, checkpointText } from './checkpoint';
import { signatureLine, type Verifier, verifierOf } from './signed-note';

/** A key that signs checkpoints under the log's name. */
export type Signer = { readonly verifier: Verifier; readonly privateKey: KeyObject };

export const SEED_BYTES = 32;

// What PKCS #8 puts before the seed of an Ed25519 key (RFC 8410).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The signer of a log. @param seed 32 random bytes @throws RangeError for another length */
export function signerOf(origin: string, seed: Uint8Array): Signer {
  if (seed.length !== SEED_BYTES) throw new RangeError(`the key of the log has ${SEED_BYTES} bytes`);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { verifier: verifierOf(origin, Uint8Array.from(Buffer.from(x, 'base64url'))), privateKey };
}

/** A checkpoint as a signed note; while a key is being replaced, the new and the old one sign. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): string {
  const text = checkpointText(checkpoint);
  const lines = signers.map(({ verifier, privateKey }) =>
    signatureLine(verifier, sign(null, Buffer.from(text), privateKey)),
  );
  return `${text}\n${lines.join('')}`;
}
