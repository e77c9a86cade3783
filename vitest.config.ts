import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      // The marker package throws outside Next's server graph; tests import the same modules without it.
      { find: /^server-only$/, replacement: `${root}lib/cli/server-only-stand-in.ts` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    pool: 'forks',
    // On two cores the default is one; the simulator alone would keep the rest waiting for minutes.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    include: ['lib/**/*.test.ts', 'db/**/*.test.ts', 'app/**/*.test.ts', 'components/**/*.test.ts'],
    testTimeout: 20_000,
    // A PostgreSQL server for the tests that use one; without it they look for an installed one (db/engines-fixture.ts).
    provide: { pgUrl: process.env.PG_URL ?? '' },
  },
})
