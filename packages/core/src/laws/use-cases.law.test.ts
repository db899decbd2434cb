import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { ALL_USE_CASES } from '../testing/all-use-cases.ts';
import { appBeside } from '../testing/casting-round.ts';
import { stageOfStory, tellStory, type Stage } from '../testing/story/story.ts';
import { together } from '../testing/story/telling.ts';
import { auditTrail } from '../testing/witnesses/audit-trail.ts';
import { columnNames, extraFields } from '../testing/witnesses/extra-fields.ts';
import { noFindings, type Findings } from '../testing/witnesses/findings.ts';
import { signedChanges } from '../testing/witnesses/journal.ts';
import { OPEN_TO_NOBODY, refusedToNobody } from '../testing/witnesses/nobody.ts';
import { collecting, otherTenant } from '../testing/witnesses/other-tenant.ts';
import { probing } from '../testing/witnesses/probing.ts';
import { repeated, textOf, type Answered } from '../testing/witnesses/repeated.ts';
import { operation } from '../modules/operation/index.ts';
import { perform } from '../usecase/index.ts';

// The story of the committee Hoa Gạo is told once, with every law laid over every step of it.

const laws = {
  traces: noFindings(),
  extraFields: noFindings(),
  otherTenant: noFindings(),
  nobody: noFindings(),
  audit: noFindings(),
  journal: noFindings(),
  repeats: noFindings(),
};
const answered: Answered[] = [];
const seen = new Set<string>();
let stage: Stage;
let told: ReadonlyMap<string, number>;

beforeAll(async () => {
  stage = await stageOfStory();
  const { house } = stage;
  const beside = await appBeside(house);
  const probes = [
    extraFields(house, await columnNames(house), laws.extraFields),
    otherTenant(stage, laws.otherTenant, seen),
    refusedToNobody(house, laws.nobody),
  ];
  const witness = together(
    collecting(seen),
    probing(house, laws.traces, probes),
    auditTrail(house, laws.audit),
    await signedChanges(house, laws.journal),
    repeated(house, beside, { findings: laws.repeats, answered }),
  );
  try {
    told = await tellStory(stage, witness);
  } finally {
    await beside.stop();
  }
}, 900_000);

const holds = (law: Findings, what: string): void => {
  console.log(`${what}: ${String(law.tried)} tried, ${String(law.broken.length)} broken`);
  expect(law.broken).toEqual([]);
  expect(law.tried).toBeGreaterThan(100);
};

test('no room is left out of the laws', () => {
  const rooms = readdirSync(new URL('../modules/', import.meta.url)).sort();
  expect([...new Set(ALL_USE_CASES.map(({ name }) => name.split('.')[0]))].sort()).toEqual(rooms);
});

test('the story performs every use case of the house; a new one needs a step in testing/story', () => {
  expect(ALL_USE_CASES.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
  const steps = [...told.values()].reduce((sum, times) => sum + times, 0);
  console.log(`story: ${String(told.size)} use cases in ${String(steps)} steps`);
});

test('AUT-4: valid input with one field more, or with every column of the database, is refused by name', () => {
  holds(laws.extraFields, 'AUT-4 extra fields');
});

test('two tenants: names of one committee are nothing in another, whoever asks there', () => {
  holds(laws.otherTenant, `two tenants, ${String(seen.size)} ids and secrets seen in the first`);
  expect(seen.size).toBeGreaterThan(100);
});

test('AUD-7: whoever may not is refused, the chain does not grow, and the refusal is one line of the security log', () => {
  holds(laws.nobody, 'AUD-7 refused');
  expect(OPEN_TO_NOBODY.filter((name) => !told.has(name))).toEqual([]);
});

test('AUD-7: a command leaves one row with who, post, rule, what and object, and no secret', () => {
  holds(laws.audit, 'AUD-7 chain');
});

test('AUD-7: its hash covers exactly the rows that the command changed, and it carries the reason that was given', () => {
  holds(laws.journal, 'AUD-7 rows before and after');
});

test('AUD-3: at the end of the story every row of the house is as the chain says', async () => {
  const { house } = stage;
  const machine = { kind: 'system', tenantId: house.tenantId, job: 'law' } as const;
  const verdict = await perform(house.app, machine, operation.verifyAudit, {});
  expect(verdict).toMatchObject({ ok: true, value: { holds: true } });
  if (verdict.ok && verdict.value.holds) {
    console.log(
      `AUD-3: ${String(verdict.value.count)} audit rows, ${String(verdict.value.rows)} signed changes, all fit`,
    );
  }
});

test('what is refused leaves no row in any table', () => {
  holds(laws.traces, 'steps with every table compared');
});

test('CON-4: a repeated command is answered once and for all; another body or person with its key is refused', () => {
  holds(laws.repeats, 'CON-4 repeats');
});

test('CON-4, AUT-7: after a restart, at the end of the story, every answer is still the same, or refused to who may no longer ask', async () => {
  const restarted = await appBeside(stage.house);
  const differing: string[] = [];
  let refused = 0;
  for (const { actor, useCase, raw, key, answer } of answered) {
    const again = textOf(await perform(restarted, actor, useCase, raw, { idempotencyKey: key }));
    if (again === answer) continue;
    // Whoever has lost the right meanwhile is told what he would be told without a key.
    const anew = await perform(restarted, actor, useCase, raw);
    if (!anew.ok && textOf(anew) === again && anew.fault.code === 'forbidden') refused += 1;
    else differing.push(`${useCase.name} ${again}`);
  }
  await restarted.stop();
  const counts = `${String(refused)} refused to who lost the right since, ${String(differing.length)} differ`;
  console.log(`CON-4 after a restart: ${String(answered.length)} answers, ${counts}`);
  expect(differing).toEqual([]);
  expect(refused).toBeGreaterThan(0);
  expect(answered.length).toBeGreaterThan(60);
});
