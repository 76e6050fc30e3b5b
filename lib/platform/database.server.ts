import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '@/lib/platform/prisma-client/client';
import { settings } from '@/lib/platform/settings.server';

// One process holds two copies of this module (the front server's bundle and Next's): both must meet the same pool.
const shared = globalThis as { wuraoPool?: pg.Pool; wuraoPrisma?: PrismaClient };

/** Shared connection pool. Statements give up after 10 s, so that a stalled database never hangs a request. */
export function pool(): pg.Pool {
  shared.wuraoPool ??= createPool(settings().DATABASE_URL);
  return shared.wuraoPool;
}

/** A pool of its own for a command or a test; the caller ends it. */
export function createPool(url: string, max = 16): pg.Pool {
  const made = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'wurao',
  });
  // A connection lost while idle is replaced at the next query, one lost in use fails its query; unheard, either would end the process.
  made.on('error', () => {});
  made.on('connect', (client) => client.on('error', () => {}));
  return made;
}

/** Prisma client on its own small pool. */
export function prisma(): PrismaClient {
  shared.wuraoPrisma ??= createPrisma(settings().DATABASE_URL);
  return shared.wuraoPrisma;
}

/** A Prisma client of its own for a test; the caller disconnects it. */
export function createPrisma(url: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 6, connectionTimeoutMillis: 5_000 }) });
}
