import { beforeAll, expect, test } from 'vitest';
import { documentUseCases } from '../modules/document/index.ts';
import { meetingUseCases } from '../modules/meeting/index.ts';
import { taskUseCases } from '../modules/task/index.ts';
import { addedTo, askAll, changedBy, groundIn, noted, type Ground } from '../testing/authorisation/asking.ts';
import { pairwise, wholeProduct, type Combination } from '../testing/authorisation/product.ts';
import { REQUESTS } from '../testing/authorisation/requests.ts';
import { readTable } from '../testing/authorisation/table.ts';
import { foundedHouse } from '../testing/founded-house.ts';
import type { AnyUseCase } from '../usecase/index.ts';

// AUT-1: the house against docs/authorisation.csv, which was written by hand. GUONG_LAW_AUTHORISATION=1 asks the whole
// product; without it a sample in which every use case meets every role, relation, state and row.

const IS_WHOLE = process.env['GUONG_LAW_AUTHORISATION'] === '1';
const SEED = 20_261_122;
const table = readTable();
const useCases: readonly AnyUseCase[] = [...documentUseCases, ...taskUseCases, ...meetingUseCases];

/**
 * Allowed in the table and refused for something else: a vote needs somebody who is there, and here nobody has come; what is
 * signed must be as it was drawn, and here the meeting was moved about since; and nothing was struck that could come back.
 */
const WITHOUT_EFFECT: readonly string[] = [
  'meeting.takeVote',
  'meeting.correctVote',
  'meeting.withdrawVote',
  'meeting.signMinutes',
  'meeting.returnDuplicate',
];

let ground: Ground;
let product: readonly Combination[];
beforeAll(async () => {
  ground = await groundIn(await foundedHouse());
  product = wholeProduct(table, ground.players, useCases);
}, 300_000);

test('every use case of the three rooms stands in the table, and the table names no other', () => {
  const named = new Set(table.flatMap((row) => row.useCases));
  expect(useCases.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
  expect([...named].filter((name) => !useCases.some((one) => one.name === name))).toEqual([]);
  expect(useCases.map(({ name }) => name).filter((name) => REQUESTS[name] === undefined)).toEqual([]);
});

test('every row of the table speaks of something that can happen', () => {
  const met = new Set(product.flatMap(({ allowedBy }) => allowedBy.map(({ line }) => line)));
  expect(table.map(({ line }) => line).filter((line) => !met.has(line))).toEqual([]);
  const roles = new Set(ground.players.map(({ role }) => role));
  expect(table.flatMap((row) => row.roles).filter((role) => !roles.has(role))).toEqual([]);
  const relations = new Set(['*', ...product.map(({ relation }) => relation)]);
  expect(table.flatMap((row) => row.relations).filter((relation) => !relations.has(relation))).toEqual([]);
});

test('AUT-1: who may do what is as the table says; a refusal changes nothing and is one line of the security log', async () => {
  const asked = IS_WHOLE ? product : pairwise(product, SEED);
  const before = await noted(ground);
  const { changed, answer } = await changedBy(ground, () => askAll(ground, asked));
  const { count, allowed, differences, done, owed } = answer;
  const whole = `of ${String(product.length)}, ${String(useCases.length)} use cases, ${String(ground.players.length)} roles`;
  console.log(
    `AUT-1: ${String(count)} decisions ${whole}: ${String(allowed)} yes, ${String(differences.length)} differences`,
  );
  expect(differences).toEqual([]);
  expect(changed).toEqual([]);
  expect(addedTo(before, await noted(ground))).toEqual(owed);
  const neverDone = useCases.map(({ name }) => name).filter((name) => !done.has(name));
  expect(neverDone.filter((name) => IS_WHOLE && !WITHOUT_EFFECT.includes(name))).toEqual([]);
  expect(allowed).toBeGreaterThan(count / 20);
}, 3_600_000);
