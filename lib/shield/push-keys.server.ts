import 'server-only';
import { createECDH } from 'node:crypto';
import { type Keyring, keyring } from '@/lib/platform/keyed-hash';
import { settings } from '@/lib/platform/settings.server';

/** The key pair by which push services know this site (VAPID, RFC 8292), base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

let known: PushKeys | undefined;

/** The keys of this process: of WEB_PUSH_KEY, else derived from the kept secret, as the key of the log is. */
export function pushKeys(): PushKeys {
  const { WEB_PUSH_KEY, WURAO_SECRET } = settings();
  known ??= WEB_PUSH_KEY ? pairOf(WEB_PUSH_KEY) : derivedPair(keyring(WURAO_SECRET));
  return known;
}

/** The pair of a private key of 32 bytes. @throws when it is no scalar of the curve P-256 */
export function pairOf(privateKey: string): PushKeys {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  return { privateKey, publicKey: curve.getPublicKey('base64url') };
}

/** A pair that hangs on a secret: the first hash of it that is a scalar of the curve, which nearly every hash is. */
export function derivedPair(keys: Keyring, attempt = 0): PushKeys {
  try {
    return pairOf(keys.hash('web-push', String(attempt)).toString('base64url'));
  } catch (error) {
    if (attempt > 8) throw error;
    return derivedPair(keys, attempt + 1);
  }
}
