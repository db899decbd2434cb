import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Phase } from '../shared/log-client.ts';
import type { VoterRecord } from '../shared/voter-store.ts';
import { readArrival } from './arrival.ts';
import { stageOf } from './stage.ts';

const BARE: VoterRecord = { protocolId: 'ab', roundId: 'cd', group: 1 };
const some = new Uint8Array(1);

test('where a voter stands follows from what his device keeps and what the box does', () => {
  const cases: readonly [Partial<VoterRecord>, Phase, string][] = [
    [{}, 'waiting', 'ask'],
    [{ request: some }, 'waiting', 'unanswered'],
    [{ request: some }, 'casting', 'too-late'],
    [{}, 'closed', 'too-late'],
    [{ credential: some }, 'waiting', 'received'],
    [{ credential: some }, 'casting', 'marking'],
    [{ credential: some }, 'closed', 'missed'],
    [{ credential: some, outbox: some }, 'closed', 'sending'],
    [{ receipt: some, isListed: true }, 'closed', 'cast'],
  ];
  for (const [kept, phase, stage] of cases) expect(stageOf({ ...BARE, ...kept }, phase)).toBe(stage);
  expect(stageOf(undefined, 'casting')).toBe('no-link');
});

test('a sealed ballot is never marked again, whatever else is kept and wherever the round stands', () => {
  const bytes = fc.option(fc.constant(some), { nil: undefined });
  const phases = fc.constantFrom<Phase>('waiting', 'casting', 'closed');
  fc.assert(
    fc.property(bytes, bytes, phases, (request, credential, phase) => {
      const kept = { ...BARE, ...(request && { request }), ...(credential && { credential }), outbox: some };
      expect(['sending', 'cast']).toContain(stageOf(kept, phase));
    }),
  );
});

test('the address brings a link or a signature, and nothing else is believed', () => {
  const round = '11111111-2222-4333-8444-555555555555';
  expect(readArrival(`#group=2&round=${round}`)).toEqual({
    kind: 'link',
    roundId: round,
    group: 2,
    isGoing: false,
  });
  expect(readArrival(`#group=2&round=${round}&go=1`)).toMatchObject({ kind: 'link', isGoing: true });
  expect(readArrival(`#sig=${'0a'.repeat(256)}`)).toMatchObject({ kind: 'signature' });
  for (const odd of [
    '',
    '#',
    `#group=0&round=${round}`,
    '#group=1&round=../x',
    '#sig=zz',
    `#sig=${'0a'.repeat(255)}`,
  ]) {
    expect(readArrival(odd)).toEqual({ kind: 'none' });
  }
});
