import { defineConfig } from 'vitest/config';

/** The browser suite: a real Chromium against both doors; two files at a time, each with a browser of its own. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['packages/core/src/testing/global-setup.ts'],
    setupFiles: ['packages/core/src/testing/setup.ts', 'tests/e2e/on-failure.ts'],
    testTimeout: 600_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 180_000 } },
  },
});
