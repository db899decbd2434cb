import { expect, test } from 'vitest';
import { ALL_USE_CASES } from '@guong/core/testing/all-use-cases';
import { reasonNotShown } from '@guong/core/testing/hostile-text/not-shown';
import { textFieldsOf, type TextField } from '@guong/core/testing/hostile-text/text-fields';

const FIELDS = textFieldsOf(ALL_USE_CASES);
const limit = ({ least, most }: TextField): string =>
  `${String(least)}..${Number.isFinite(most) ? String(most) : 'no limit of its own'}`;
const line = (field: TextField): string =>
  [field.useCase, field.path, limit(field), reasonNotShown(field) ?? 'INJ-1'].join(' | ');

// That each field marked INJ-1 really meets payloads is asked by tests/arch/hostile-text.test.ts.

test('INJ-1: every text field of every use case is in the reviewed list; a new one is written down by `npx vitest run tests/arch/text-fields.test.ts -u`', async () => {
  const asked = FIELDS.filter((field) => reasonNotShown(field) === undefined);
  console.log(`INJ-1: ${String(FIELDS.length)} text fields, ${String(asked.length)} of them shown somewhere`);
  await expect(`${FIELDS.map(line).join('\n')}\n`).toMatchFileSnapshot('../../packages/core/text-field-inventory.txt');
});

test('INJ-1: a field that is shown somewhere has a limit of its own', () => {
  const endless = FIELDS.filter((field) => reasonNotShown(field) === undefined && !Number.isFinite(field.most));
  expect(endless.map(line)).toEqual([]);
});
