import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { log } from '@/lib/platform/log.server';
import type { MobileNumber } from '../phone-number';
import { sendByAliyun } from './aliyun-sms.server';
import type { SmsRoute } from './sms-route';

/** Sends a code to a number. `text` is what the catcher writes; a gateway's template says it in its own words. @throws when it does not go out */
export type DeliverCode = (to: MobileNumber, code: string, text: string) => Promise<void>;

/** The way codes leave this process. */
export function codeDelivery(route: SmsRoute): DeliverCode {
  if (route.kind === 'aliyun')
    return (to, code) => sendByAliyun(route.account, to.slice('+86'.length), code, new Date());
  if (route.kind === 'folder') return (to, _code, text) => writeToFolder(route.path, `To: ${to}\n\n${text}\n`);
  return async () => {
    throw new Error('no SMS gateway is set (SMS_ALIYUN_KEY_ID)');
  };
}

async function writeToFolder(folder: string, message: string): Promise<void> {
  const file = path.resolve(folder, `${new Date().toISOString().replace(/:/g, '-')}-${randomUUID().slice(0, 8)}.txt`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, message, { mode: 0o600 });
  log.info({ file }, 'short message written to a file, as no gateway is set');
}
