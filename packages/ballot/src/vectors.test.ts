import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { portableEngine } from './client/index.ts';
import { createNodeEngine } from './node/index.ts';
import { vectorsText } from './testing/vectors.ts';

const frozen = readFileSync(new URL('../vectors/gbp1.json', import.meta.url), 'utf8');

test.each([
  ['portable', portableEngine],
  ['node', createNodeEngine()],
])('the %s engine makes the frozen vectors, byte for byte', (_, engine) => {
  expect(vectorsText(engine)).toBe(frozen);
});
