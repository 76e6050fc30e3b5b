import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { type ExportWords, ownFiles } from './export/own-files.server';
import { zipFiles } from './export/zip-files';
import { whoAsks } from './my-data-page.server';
import { signInLimits } from './sign-in-limits.server';

/** `nothing`: nothing is stored about this visitor. `limited`: the same driver has asked too often. */
export type ExportProblem = 'nothing' | 'limited';

/** Everything that is stored about the visitor, as the pieces of a ZIP that is made while it is read. */
export async function exportMyData(
  words: ExportWords,
  now: Date,
): Promise<Result<AsyncGenerator<Uint8Array>, ExportProblem>> {
  const who = await whoAsks();
  const key = who.userId ?? who.reporterIds[0]?.toString();
  if (key === undefined) return err('nothing');
  if (!signInLimits().exportReporter.consume(key).ok) return err('limited');
  return ok(zipFiles(ownFiles(pool(), who, words), now));
}
