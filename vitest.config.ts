import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    // By default one core is left free: of two cores one would wait for the other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'tests/*.test.ts'],
          // A property of a thousand cases takes seconds on a loaded machine; no test asserts how long it takes.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['tests/database/**/*.test.ts', 'tests/hostile/**/*.test.ts'],
          globalSetup: ['tests/database/test-cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // It names files of Next as only a bundler finds them.
          server: { deps: { inline: ['next-auth'] } },
        },
      },
    ],
  },
});
