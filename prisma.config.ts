import { defineConfig } from 'prisma/config';

// Every Prisma command looks for an engine to download; the client here is engine-free, so any executable will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
