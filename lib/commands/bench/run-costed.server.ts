import 'server-only';
import { spentByFamily } from './processor-time.server';
import { runToEnd } from './programs.server';
import type { Costed, Timings } from './timings';

/** Processes whose time a run is charged with. */
export type Charged = { readonly server: number | null; readonly database: number | null };

/** Runs a load program and says what each of its requests cost whom; null where the system does not tell. */
export async function runCosted(args: readonly string[], seconds: number, charged: Charged): Promise<Costed> {
  const serverBefore = charged.server && spentByFamily(charged.server);
  const databaseBefore = charged.database && spentByFamily(charged.database);
  const timings: Timings & { readonly spent: number } = JSON.parse(await runToEnd(args));
  const serverAfter = charged.server && spentByFamily(charged.server);
  const databaseAfter = charged.database && spentByFamily(charged.database);
  const requests = timings.perSecond * seconds;
  const each = (before: number | null, after: number | null) => ((after ?? 0) - (before ?? 0)) / requests;
  const told = serverAfter !== null || databaseAfter !== null;
  const cost = {
    load: timings.spent / requests,
    server: each(serverBefore, serverAfter),
    database: each(databaseBefore, databaseAfter),
  };
  return { ...timings, cost: told ? cost : null };
}
