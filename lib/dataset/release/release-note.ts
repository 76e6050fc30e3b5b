import { signatureLine, type Verifier } from '@/lib/ledger/signed-note';

/** What the operator signs of a release: which one, and the SHA-256 (hex) of its SHA256SUMS. A C2SP signed note has this as its text. */
export const releaseNoteText = (log: string, month: string, revision: number, sums: string): string =>
  `${log} release\n${month} ${revision}\nsha256:${sums}\n`;

/** A signature over a text by one key. */
export type NoteSigner = { readonly verifier: Verifier; readonly sign: (text: string) => Uint8Array };

/** `SHA256SUMS.note`. */
export const releaseNote = (text: string, signers: readonly NoteSigner[]): string =>
  `${text}\n${signers.map(({ verifier, sign }) => signatureLine(verifier, sign(text))).join('')}`;
