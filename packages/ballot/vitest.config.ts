import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.pure.config.ts';

/** The suite as `npm test` runs it: every branch of the protocol is taken by some test, or the suite fails. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      coverage: {
        enabled: true,
        provider: 'v8',
        include: ['packages/ballot/src/{protocol,client,node}/**/*.ts'],
        reporter: [['text', { skipFull: true }]],
        reportsDirectory: 'node_modules/.cache/coverage-ballot',
        thresholds: { branches: 100, functions: 100 },
      },
    },
  }),
);
