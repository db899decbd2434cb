import { beforeEach, expect, test } from 'vitest';
import { openAudit, recount, toHex } from '@guong/ballot';
import * as play from '@guong/ballot/devices';
import { castingRound } from '../../../testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { lawOfFailpoints } from '../../../testing/law-of-failpoints.ts';
import { castBallot, closeTheBox, countAtStation, openAndCount, ROUND_FIELDS } from '../../../testing/played-round.ts';
import { perform, type Actor } from '../../../usecase/index.ts';
import { ballot } from '../index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
});

const NAME = 'Ủy ban Kiểm tra Thành ủy Sông Hồng';
const keyOf = (device: play.MemberDevice): string => toHex(device.keys.publicKey);
async function draft(): Promise<string> {
  const fields = { ...ROUND_FIELDS, unitId: house.rootUnitId };
  return valueOf(await perform(house.app, house.office, ballot.createRound, fields)).roundId;
}
const name = (input: object, actor: Actor = house.office) => perform(house.app, actor, ballot.nameAuditor, input);

test('an officer names the auditor and may correct it until the manifest is sealed', async () => {
  const roundId = await draft();
  const [first, second] = [play.memberDevice(0, 'a'), play.memberDevice(0, 'b')];
  valueOf(await name({ roundId, name: 'Ban Kiểm tra', x25519: keyOf(first) }));
  valueOf(await name({ roundId, name: NAME, x25519: keyOf(second).toUpperCase() }));
  const { auditors } = valueOf(await perform(house.app, house.office, ballot.round, { roundId }));
  expect(auditors).toEqual([{ name: NAME, x25519: keyOf(second) }]);
  for (const [input, code] of [
    [{ roundId, name: ' ', x25519: keyOf(first) }, 'invalid'],
    [{ roundId, name: NAME, x25519: 'ab' }, 'invalid'],
  ] as const) {
    const refused = await name(input);
    expect(!refused.ok && refused.fault.code).toBe(code);
  }
  const forbidden = await name({ roundId, name: NAME, x25519: keyOf(first) }, house.leader);
  expect(!forbidden.ok && forbidden.fault.code).toBe('forbidden');
});

test('a crash at any point of naming leaves nothing', async () => {
  const raw = { roundId: await draft(), name: NAME, x25519: keyOf(play.memberDevice(0, 'a')) };
  await lawOfFailpoints(house, { actor: house.office, useCase: ballot.nameAuditor, raw });
});

test('the station seals the recount package to the auditor: the server keeps it unread, his key opens it, the recount agrees', async () => {
  const auditor = play.memberDevice(0, NAME);
  const stage = await castingRound(house, { voters: 10, auditor: keyOf(auditor) });
  const { round, protocolId, protocol, credentials } = stage;
  expect(protocol.manifest.auditors).toEqual([{ name: 'Ủy ban Kiểm tra Thành ủy', x25519: keyOf(auditor) }]);
  const late = await name({ roundId: round.roundId, name: NAME, x25519: keyOf(auditor) });
  expect(!late.ok && late.fault.code).toBe('conflict');
  for (const credential of credentials) {
    const bytes = play.sealed(protocol, credential, play.sameMark(protocol, 1));
    valueOf(await castBallot(house, protocolId, bytes));
  }
  const { box, audit, result } = await openAndCount(house, round, protocolId);
  const [head] = round.members;
  if (!head) throw new Error('a committee has a head');
  const kept = await round.step(head, ballot.recountPackage);
  expect(Buffer.from(kept.bytes).includes(Buffer.from(audit.subarray(72, 104)))).toBe(false);
  const opened = openAudit(play.deviceEngine, box, { bytes: kept.bytes, keys: auditor.keys });
  if (!opened.ok) throw new Error(opened.detail);
  const again = recount(play.deviceEngine, box, opened.value);
  expect(again.ok && new TextDecoder().decode(again.value.bytes)).toBe(result);
  const stranger = play.memberDevice(0, 'x');
  expect(openAudit(play.deviceEngine, box, { bytes: kept.bytes, keys: stranger.keys }).ok).toBe(false);
  const open = await perform(house.app, head, ballot.auditBundle, { roundId: round.roundId });
  expect(!open.ok && open.fault.code).toBe('conflict');
});

test('a round with an auditor takes no result without his package, nor with one in the clear or of another round', async () => {
  const auditor = play.memberDevice(0, NAME);
  const { round, protocolId } = await castingRound(house, { voters: 10, auditor: keyOf(auditor) });
  await closeTheBox(house, round);
  const { result, comments, audit, handIn } = await countAtStation(house, round, { protocolId, sharesFrom: 1 });
  const [head] = round.members;
  if (!head) throw new Error('a committee has a head');
  const elsewhere = Buffer.concat([Buffer.from('GAS1'), Buffer.alloc(100)]);
  for (const wrong of [undefined, Buffer.from(audit), elsewhere]) {
    const input = {
      roundId: round.roundId,
      result,
      comments,
      ...(wrong && { recountPackage: wrong.toString('base64') }),
    };
    const refused = await perform(house.app, head, ballot.submitResult, input);
    expect(!refused.ok && refused.fault.code === 'invalid' && Object.keys(refused.fault.fields)).toEqual([
      'recountPackage',
    ]);
  }
  expect((await handIn()).state).toBe('closed');
});
