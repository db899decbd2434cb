import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { fail, ok, type Result } from '../kernel/index.ts';
import { permitIf } from '../kernel/permit.ts';
import { valueOf } from '../testing/founded-house.ts';
import { aPerson, buildSampleRoom, dropSampleRoom, writeNote } from '../testing/sample-room.ts';
import { stageOfStory, type Stage } from '../testing/story/story.ts';
import type { Step, Witness } from '../testing/story/telling.ts';
import { auditTrail } from '../testing/witnesses/audit-trail.ts';
import { extraFields } from '../testing/witnesses/extra-fields.ts';
import { noFindings, type Findings } from '../testing/witnesses/findings.ts';
import { signedChanges } from '../testing/witnesses/journal.ts';
import { refusedToNobody } from '../testing/witnesses/nobody.ts';
import { otherTenant } from '../testing/witnesses/other-tenant.ts';
import { probing } from '../testing/witnesses/probing.ts';
import { repeated } from '../testing/witnesses/repeated.ts';
import { command, issue, perform, view, type Ctx } from '../usecase/index.ts';

// A law that has never failed is not known to work: each witness is shown a use case with the fault it looks for.

let stage: Stage;
beforeAll(async () => {
  stage = await stageOfStory();
  await buildSampleRoom(stage.house.ownerDb);
});
afterAll(() => dropSampleRoom(stage.house.ownerDb));

const KNOWN = '0193553a-5c00-7b21-8f3c-19ae44d07b21';
const permit = () => permitIf('sample.plant', 'sample: a planted fault', true) ?? neverHere();
const neverHere = (): never => {
  throw new Error('unreachable');
};
const spec = { name: 'sample.plant', http: 'none', summary: 'Lỗi cài sẵn' } as const;
const done = (type = 'sample.planted', data: Readonly<Record<string, unknown>> = {}) =>
  ok({ permit: permit(), value: {}, event: { type, subject: KNOWN, data } });
const stepOf = (useCase: Step['useCase'], raw: unknown = { noteId: KNOWN }): Step => ({
  actor: aPerson(stage.house.tenantId),
  useCase,
  raw,
});
const NoteId = z.strictObject({ noteId: z.string() });
const planted = (run: (ctx: Ctx, input: { noteId: string }) => Promise<ReturnType<typeof done> | Result<never>>) =>
  command({ ...spec, input: NoteId, output: z.object({}), run });

/** What a witness finds about one step. */
async function foundBy(witness: (findings: Findings) => Witness, step: Step): Promise<string[]> {
  const findings = noFindings();
  const happen = () => perform(stage.house.app, step.actor, step.useCase, step.raw);
  const { ok: isDone } = await witness(findings)(step, happen);
  return isDone ? findings.broken : [...findings.broken, 'refused'];
}
const asProbe =
  (probe: (findings: Findings) => (step: Step) => Promise<void>) =>
  (findings: Findings): Witness =>
    probing(stage.house, findings, [probe(findings)]);
const seen = new Set([KNOWN]);
const byOthers = asProbe((findings) => otherTenant(stage, findings, seen));
const byNobody = asProbe((findings) => refusedToNobody(stage.house, findings));
const byExtras = asProbe((findings) => extraFields(stage.house, ['noteId', 'text'], findings));

test('a sound command passes every witness', async () => {
  const step = stepOf(writeNote, { noteId: 'a', text: 'x' });
  const repeats = (findings: Findings) => repeated(stage.house, stage.house.app, { findings, answered: [] });
  const chain = (findings: Findings) => auditTrail(stage.house, findings);
  for (const witness of [byOthers, byExtras, repeats, chain]) expect(await foundBy(witness, step)).toEqual([]);
});

test('a command that does as it is told by anybody, about anything, is found', async () => {
  const careless = stepOf(planted(() => Promise.resolve(done())));
  expect(await foundBy(byNobody, careless)).toEqual([
    'sample.plant by anonymous: is not refused',
    'sample.plant by person: is not refused',
  ]);
  expect(await foundBy(byOthers, careless)).toHaveLength(4);
});

test('an answer that tells another tenant whether a record exists, or its id, is found', async () => {
  const telling = stepOf(
    planted((_ctx, { noteId }) =>
      Promise.resolve(
        noteId === KNOWN ? fail({ code: 'conflict', reason: 'đã có' }) : fail({ code: 'not_found', what: 'x' }),
      ),
    ),
  );
  expect((await foundBy(byOthers, telling))[0]).toMatch(/conflict.*, of nothing .*not_found/);
  const leaking = view({
    ...spec,
    input: z.strictObject({}),
    output: z.object({ id: z.string() }),
    run: () => Promise.resolve(ok({ permit: permit(), value: { id: KNOWN } })),
  });
  expect((await foundBy(byOthers, stepOf(leaking, {})))[0]).toContain(`tells ${KNOWN}`);
});

test('an input that lets a field through further down is found', async () => {
  const input = z.strictObject({ note: z.object({ text: z.string() }) });
  const loose = command({ ...spec, input, output: z.object({}), run: () => Promise.resolve(done()) });
  expect(await foundBy(byExtras, stepOf(loose, { note: { text: 'x' } }))).toContain('sample.plant takes a deep field');
});

test('a change that the journal does not see, and a reason that gets lost, are found', async () => {
  const { ownerDb, tenantId } = stage.house;
  const found = async (step: Step) => {
    const findings = noFindings();
    const witness = await signedChanges(stage.house, findings);
    const { ok: isDone } = await witness(step, () => perform(stage.house.app, step.actor, step.useCase, step.raw));
    return isDone ? findings.broken : ['refused'];
  };
  const category = sql`insert into org.category values (${tenantId}, ${KNOWN}, 'can_bo', 'Cán bộ', 1, '2026-01-01', null, 1)`;
  const hiding = stepOf(
    planted(async ({ tx }) => {
      await category.execute(tx);
      return done();
    }),
  );
  await sql`alter table org.category disable trigger user`.execute(ownerDb);
  expect(await found(hiding)).toEqual([`sample.plant: changed org.category "${KNOWN}", the journal has nothing`]);
  await sql`alter table org.category enable trigger user`.execute(ownerDb);
  await sql`delete from org.category`.execute(ownerDb);
  expect(await found(hiding)).toEqual([]);
  const writesOutside = issue({
    ...spec,
    store: 'app',
    input: NoteId,
    output: z.object({}),
    async run({ tx }) {
      await sql`update org.category set name = 'Khác'`.execute(tx);
      return ok({ permit: permit(), value: {} });
    },
  });
  expect(await found(stepOf(writesOutside))).toContain('sample.plant: rows of a set that nobody signed');
  const mute = command({
    ...spec,
    input: z.strictObject({ reason: z.string().transform(() => '') }),
    output: z.object({}),
    run: () => Promise.resolve(done()),
  });
  const spoken = stepOf(mute, { reason: 'nêu rõ lý do' });
  expect(await found(spoken)).toEqual(['sample.plant: the reason given is not in the audit row']);
});

test('a chain that names things badly or tells a secret is found, and so is a probe that leaves a row', async () => {
  const chain = (findings: Findings) => auditTrail(stage.house, findings);
  const nameless = stepOf(planted(() => Promise.resolve(done('planted'))));
  expect(await foundBy(chain, nameless)).toEqual(['sample.plant leaves no proper type']);
  const input = z.strictObject({ password: z.string() });
  const gossip = command({
    ...spec,
    input,
    output: z.object({}),
    run: (_ctx, { password }) => Promise.resolve(done('sample.planted', { password })),
  });
  const step = stepOf(gossip, { password: 'con cò bay lả bay la' });
  expect(await foundBy(chain, step)).toEqual(['sample.plant tells a secret in the chain']);
  const writing = (findings: Findings) =>
    probing(stage.house, findings, [
      async ({ actor }) => {
        valueOf(await perform(stage.house.app, actor, writeNote, { noteId: 'z', text: 'còn lại' }));
      },
    ]);
  expect((await foundBy(writing, step))[0]).toMatch(/left something in .*sample\.note/);
});
