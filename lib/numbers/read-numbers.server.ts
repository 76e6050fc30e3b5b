import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { reopenTable } from '@/lib/privacy/gate';
import { NumberBook } from './number-book';
import { publishNotices } from './publish-notices';

/** The newest notices of numbers; `takenAt` is null when none were published yet. */
type DatedBook = { readonly takenAt: Date | null; readonly book: NumberBook };

const EMPTY: DatedBook = { takenAt: null, book: new NumberBook(publishNotices([])) };

let read: { id: string; dated: DatedBook } | undefined;

/** What is published about numbers; what could not have come through the gate counts as nothing. Kept in memory until something newer is published. */
export async function readNumberBook(): Promise<DatedBook> {
  const { rows } = await pool().query<{ id: string }>({
    name: 'newest-numbers',
    text: 'SELECT id FROM number_snapshot ORDER BY id DESC LIMIT 1',
  });
  const id = rows[0]?.id;
  if (id === undefined) return EMPTY;
  if (read?.id !== id) read = { id, dated: await readSnapshot(id) };
  return read.dated;
}

async function readSnapshot(id: string): Promise<DatedBook> {
  const { rows } = await pool().query<{ taken_at: Date; numbers: unknown; claims: unknown }>(
    'SELECT taken_at, numbers, claims FROM number_snapshot WHERE id = $1',
    [id],
  );
  const [numbers, claims] = [reopenTable(rows[0]?.numbers), reopenTable(rows[0]?.claims)];
  if (!rows[0] || !numbers || !claims) return EMPTY;
  return { takenAt: rows[0].taken_at, book: new NumberBook({ numbers, claims }) };
}
