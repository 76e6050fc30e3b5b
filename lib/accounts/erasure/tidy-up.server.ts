import 'server-only';
import { log } from '@/lib/platform/log.server';
import { OWN_ROWS } from '../my-data.server';

/** After an erasure is committed: what lies outside the database goes as well. What fails here is tried again by the job of the part it belongs to. */
export async function tidyUp(): Promise<void> {
  for (const { name, afterErase } of OWN_ROWS) {
    try {
      await afterErase?.();
    } catch (error) {
      log.error({ part: name, error: (error as Error).message }, 'not everything outside the database was erased yet');
    }
  }
}
