import 'server-only';
import { type Keyring, keyring } from '@/lib/platform/keyed-hash';
import { settings } from '@/lib/platform/settings.server';

let keys: Keyring | undefined;

/** The keyring of this process, from `WURAO_SECRET` and, while it is being replaced, `WURAO_SECRET_PREVIOUS`. */
export function accountKeys(): Keyring {
  keys ??= keyring(settings().WURAO_SECRET, settings().WURAO_SECRET_PREVIOUS);
  return keys;
}
