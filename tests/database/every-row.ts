import type { PrismaClient } from '@/lib/platform/prisma-client/client';

/** Every row of every table as text, bytes as `\x…`: what somebody with a copy of the database could read. */
export async function everyRow(db: PrismaClient): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'`;
  const texts = await Promise.all(
    tables.map(({ name }) => db.$queryRawUnsafe<{ row: string }[]>(`select t::text as row from "${name}" t`)),
  );
  return texts
    .flat()
    .map(({ row }) => row)
    .join('\n');
}
