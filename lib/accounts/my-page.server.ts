import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { countMyReports } from './my-reports.server';
import type { SignedIn } from './roles';
import { readThisVisitor } from './this-visitor.server';

/** What `/me` says of the visitor. */
export interface MyPage {
  readonly session: SignedIn | null;
  /** The reporter whose record is shown. */
  readonly own: bigint | null;
  /** Reports of this device that the account does not keep yet. */
  readonly unkept: number;
  readonly locked: boolean;
}

/** Reads what the visitor of the running request may see. */
export async function readMyPage(): Promise<MyPage> {
  const { session, own, unkept, locked } = await readThisVisitor();
  return {
    session,
    own: own?.id ?? null,
    unkept: unkept ? await countMyReports(pool(), unkept.id) : 0,
    locked,
  };
}
