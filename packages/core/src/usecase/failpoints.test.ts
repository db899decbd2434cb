import { afterAll, beforeEach, expect, test } from 'vitest';
import { permitIf } from '../kernel/permit.ts';
import { fail, ok } from '../kernel/index.ts';
import { emptyHouse, lawOfFailpoints, LawBroken, PlantedCrash, type EmptyHouse } from '../testing/index.ts';
import {
  aPerson,
  buildSampleRoom,
  dropSampleRoom,
  handOut,
  readNote,
  sampleTables,
  writeNote,
} from '../testing/sample-room.ts';
import { command, perform } from './index.ts';

let house: EmptyHouse;
beforeEach(async () => {
  house = await emptyHouse();
  await buildSampleRoom(house.ownerDb);
});
afterAll(() => dropSampleRoom(house.ownerDb));

test('a crash at any point of a command leaves record and audit row both or neither', async () => {
  const actor = aPerson(house.tenantId);
  const wrote = await lawOfFailpoints(house, { actor, useCase: writeNote, raw: { noteId: 'a', text: 'x' } });
  const handed = await lawOfFailpoints(house, { actor, useCase: handOut, raw: { noteId: 'b', text: 'x' } });
  const read = await lawOfFailpoints(house, { actor, useCase: readNote, raw: { noteId: 'a' } });
  console.log(`${String(wrote.crashes + handed.crashes + read.crashes)} planted crashes, 0 left anything`);
  expect([wrote.statements, handed.statements, read.statements]).toEqual([5, 1, 1]);
});

test('a crash after the commit keeps both', async () => {
  const failpoint = (point: string) => {
    if (point === 'committed') throw new PlantedCrash('after the commit');
  };
  const actor = aPerson(house.tenantId);
  const crashed = perform({ ...house.app, failpoint }, actor, writeNote, { noteId: 'a', text: 'kept' });
  await expect(crashed).rejects.toThrow(PlantedCrash);
  expect(await perform(house.app, actor, readNote, { noteId: 'a' })).toEqual({ ok: true, value: { text: 'kept' } });
});

test('the law catches a command that writes outside its transaction, and one that is refused', async () => {
  const leaking = command({
    ...writeNote,
    async run(ctx, input) {
      const outside = sampleTables(house.ownerDb as never).insertInto('sample.note');
      await outside
        .values({ tenant_id: ctx.tenantId, note_id: 'leak', text: '' })
        .onConflict((clash) => clash.doNothing())
        .execute();
      const permit = permitIf('sample.write', 'x', true);
      if (!permit) return fail({ code: 'forbidden', action: 'sample.write' });
      const event = { type: 'sample.written', subject: 'leak', data: {} };
      return ok({ permit, value: { noteId: input.noteId, writtenAt: ctx.now }, event });
    },
  });
  const attempt = { actor: aPerson(house.tenantId), useCase: leaking, raw: { noteId: 'a', text: 'x' } };
  await expect(lawOfFailpoints(house, attempt)).rejects.toThrow(/left something in sample.note/);
  await expect(lawOfFailpoints(house, { ...attempt, raw: {} })).rejects.toThrow(LawBroken);
});
