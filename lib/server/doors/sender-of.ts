import type { IncomingMessage } from 'node:http';
import { deviceSecretIn } from '@/lib/accounts/device-secret';
import { recoveryCodeIn } from '@/lib/accounts/recovery-code';
import { err, ok, type Result } from '@/lib/platform/result';
import type { Door } from '@/lib/reports/intake/report-row';
import type { Sender } from '@/lib/reports/intake/submission-identity';
import { isOwnOrigin } from '../came-from-here';
import { clientNetwork, forwardedFor } from '../client-network';

/** Who a request says it is from: the device cookie, or `Authorization: Bearer` with a recovery code; and the network it came by. */
export function senderOf(
  request: IncomingMessage,
  { https, trustedProxies }: { https: boolean; trustedProxies: number },
): Result<Sender, 'bad_recovery'> {
  const recovery = recoveryCodeIn(request.headers.authorization);
  if (!recovery.ok) return err('bad_recovery');
  return ok({
    device: deviceSecretIn(request.headers.cookie, https),
    recovery: recovery.value,
    network: clientNetwork(request.socket.remoteAddress, forwardedFor(request), trustedProxies),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
  });
}

/**
 * Whether JSON came from the script of our own form. Browsers put `Origin` on every POST and let no page change it; other programs send none, and
 * one that pretends changes nothing but this word.
 * @param ownHost host and port of the public address
 */
export function doorOf({ headers }: Pick<IncomingMessage, 'headers'>, ownHost: string): Exclude<Door, 'plain'> {
  return isOwnOrigin(headers.origin ?? '', ownHost, headers.host) ? 'script' : 'api';
}
