import { defineConfig } from 'vitest/config';

/** The browser suite: a real Chromium against both doors, so it takes its time and runs one file after the other. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['packages/core/src/testing/global-setup.ts'],
    setupFiles: ['packages/core/src/testing/setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
