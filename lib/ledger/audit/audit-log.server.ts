import 'server-only';
import type pg from 'pg';
import { checkpointText, openCheckpoint } from '@/lib/ledger/checkpoint';
import { leafOf } from '@/lib/ledger/commitment';
import { edgeTiles } from '@/lib/ledger/grow-tiles';
import type { Hash } from '@/lib/ledger/merkle-hash';
import { readNote, readVerifier, type Verifier } from '@/lib/ledger/signed-note';
import { listVerifiers, type StoredCheckpoint } from '@/lib/ledger/stored-checkpoints.server';
import { readTiles } from '@/lib/ledger/stored-tiles.server';
import { TILE_WIDTH, type TileAt } from '@/lib/ledger/tiles';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { checkTables } from './check-tables.server';
import type { Finding } from './finding';
import { readCheckpoints, readEntries, readHead } from './read-log.server';
import { RebuiltTree } from './rebuilt-tree';
import { type StoredEntry, Told } from './told';

const PAGE = 4_096;
// One state of everything, however long it takes, while the site goes on.
const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0';

export type Audit = { readonly entries: number; readonly checkpoints: number; readonly findings: number };

/**
 * Computes every commitment, the tree and all checkpoints anew from the stored rows. Memory does not grow with the log.
 * @param tell hears of everything that is not as the log says
 */
export function auditLog(pool: pg.Pool, tell: (finding: Finding) => void): Promise<Audit> {
  return inTransaction(pool, (client) => auditWithin(client, tell), SNAPSHOT);
}

/** The same within a transaction that is open, whose snapshot must not move. */
export async function auditWithin(client: pg.PoolClient, tell: (finding: Finding) => void): Promise<Audit> {
  let findings = 0;
  const note = (found: readonly (Finding | null)[]) => {
    for (const finding of found) {
      if (!finding) continue;
      findings++;
      tell(finding);
    }
  };
  const told = new Told();
  const tree = new RebuiltTree();
  const verifiers = (await listVerifiers(client)).flatMap((text) => readVerifier(text) ?? []);
  const head = await readHead(client);
  let [entries, checkpoints] = [0, 0];
  while (tree.size < head) {
    const from = tree.size;
    const to = Math.min(head, from + PAGE);
    const page = await readEntries(client, from, to);
    entries += page.length;
    note(page.map((entry) => told.take(entry)));
    note(tree.add(leavesOf(page, from, to, note), await readTiles(client, tilesOf(from, to))));
    for (const checkpoint of await readCheckpoints(client, from, to)) {
      checkpoints++;
      note([checkCheckpoint(checkpoint, tree, verifiers)]);
    }
    tree.turnPage();
  }
  const beyond = await readEntries(client, head, Number.MAX_SAFE_INTEGER);
  if (beyond.length > 0) note([{ what: 'head_wrong', entries: entries + beyond.length, head }]);
  note(
    (await readCheckpoints(client, head, Number.MAX_SAFE_INTEGER)).map(({ size }) => ({
      what: 'checkpoint_root',
      size,
    })),
  );
  note(told.unsaid());
  await checkTables(client, told, note);
  return { entries, checkpoints, findings };
}

function leavesOf(
  page: readonly StoredEntry[],
  from: number,
  to: number,
  note: (found: readonly Finding[]) => void,
): (Hash | null)[] {
  const leaves: (Hash | null)[] = Array.from({ length: to - from }, () => null);
  for (const { index, commitment } of page) leaves[index - from] = leafOf(commitment);
  note(leaves.flatMap((leaf, n) => (leaf ? [] : [{ what: 'entry_missing', entry: from + n } as const])));
  return leaves;
}

/** All stored tiles that entries `from` to `to` have a part in. */
function tilesOf(from: number, to: number): TileAt[] {
  const places: TileAt[] = [...edgeTiles(from)];
  for (let [level, low, high] = [0, from, to]; high > 0; level++) {
    [low, high] = [Math.floor(low / TILE_WIDTH), Math.floor(high / TILE_WIDTH)];
    for (let index = low; index <= high; index++) places.push({ level, index });
  }
  return places;
}

function checkCheckpoint(stored: StoredCheckpoint, tree: RebuiltTree, verifiers: readonly Verifier[]): Finding | null {
  const { size, root, note } = stored;
  const opened = openCheckpoint(note, verifiers);
  const same = opened.ok && checkpointText({ ...opened.value, size, root }) === readNote(note)?.text;
  if (!same) return { what: 'checkpoint_signature', size };
  return tree.agreesWith(stored) ? null : { what: 'checkpoint_root', size };
}
