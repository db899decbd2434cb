import { createHash } from 'node:crypto';
import { canonical, checkBundle, readBundle, recount, type BoxTally, type CheckOptions } from '@guong/ballot';
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { countMinutes, plainText } from '@guong/paper';
import { strFromU8, unzipSync } from 'fflate';
import { lawOfFailpoints } from '../../../testing/index.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import * as walk from '../../../testing/played-round.ts';
import * as play from '@guong/ballot/devices';
import { perform, type Actor, type AnyUseCase } from '../../../usecase/index.ts';
import { ballot } from '../index.ts';
import { publicationOf } from './release-result.ts';
import { afterResult as room } from './index.ts';
import { paperOf } from './minutes-paper.ts';

let house: FoundedHouse;
let round: walk.PlayedRound;
let counted: Awaited<ReturnType<typeof walk.openAndCount>>;
const receipts: Uint8Array[] = [];

/** One real round of twelve voters, eleven ballots, opened and signed; the tests below walk on from there in order. */
beforeAll(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  round = await walk.draftedRound(house, { voters: 12 });
  const protocolId = await walk.issuingRound(house, round);
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const { manifest } = valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId }));
  const credentials = await walk.everyoneReceives(round, manifest);
  await walk.openTheBox(house, round);
  house.clock.set('2026-11-22T06:00:00Z');
  const protocol = play.roundFrom(manifest);
  for (const [at, mark] of [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4].entries()) {
    const credential = credentials[at];
    if (!credential) throw new Error('each voter has a credential');
    const answers = play.sameMark(protocol, mark, at < 3 ? `Ý kiến số ${at}` : '');
    const sealed = play.sealed(protocol, credential, answers);
    receipts.push(valueOf(await walk.castBallot(house, protocolId, sealed)).receipt);
  }
  counted = await walk.openAndCount(house, round, protocolId);
  house.clock.set('2026-11-22T10:00:00Z');
}, 120_000);

const as = (actor: Actor, useCase: AnyUseCase, input: object = {}) =>
  perform(house.app, actor, useCase, { roundId: round.roundId, ...input });
const done = async <U extends AnyUseCase>(actor: Actor, useCase: U, input: object = {}) =>
  valueOf(await as(actor, useCase, input)) as z.output<U['output']>;
const member = (at: number) => {
  const found = round.members[at];
  if (!found) throw new Error('no such member');
  return found;
};
const subject = () => house.actorWith(['approve', 'office', 'inspect'], round.subjectIds[0]);
const nobody = (): Actor => ({ kind: 'anonymous', tenantId: house.tenantId });
const refusedWith = async (actor: Actor, useCase: AnyUseCase, input: object = {}) => {
  const answer = await as(actor, useCase, input);
  if (answer.ok) throw new Error(`${useCase.name} was not refused`);
  const { fault } = answer;
  if (fault.code === 'conflict') return fault.reason;
  return fault.code === 'invalid' ? Object.keys(fault.fields).join() : fault.code;
};
/** Changes rows behind the house's back, checks, and changes them back. */
const whileChanged = async (change: string, back: string, check: () => Promise<void>) => {
  await sql.raw(change).execute(house.ownerDb);
  try {
    await check();
  } finally {
    await sql.raw(back).execute(house.ownerDb);
  }
};
/** DUR-1: a crash anywhere leaves nothing; without one it succeeds, with one row in the audit chain. */
const allOrNothing = async (actor: Actor, useCase: AnyUseCase, input: object = {}) => {
  const law = await lawOfFailpoints(house, { actor, useCase, raw: { roundId: round.roundId, ...input } });
  house.takeLoggedErrors();
  expect(law.statements).toBeGreaterThan(3);
};
const crashAt = (wanted: string, point: string): void => {
  if (point === wanted) throw new Error('planted');
};
/** The guard on the result that the station counted, by way of nothing that the server kept. */
const publishAgain = (protocol: ReturnType<typeof play.roundFrom>, tally: BoxTally) =>
  publicationOf({ protocol, document: { tally }, counts: { roll: 12, online: { issued: 12 } } }, []);
const DRAWN = {
  documentPlace: 'Hoa Gạo',
  startedAt: '2026-11-22T14:00',
  endedAt: '2026-11-22T16:30',
  chair: { office: 'Chủ trì hội nghị', name: 'Nguyễn Văn Bí Thư' },
};
let pdfSha256 = '';
afterEach(() => {
  house.takeLoggedErrors();
});

test('the exact result is for committee and staff, never for a subject, never for the public', async () => {
  const seen = await done(member(1), room.result);
  expect(seen).toMatchObject({ state: 'opened', isSigned: true });
  expect(seen.record.totals).toMatchObject({
    roll: 12,
    issued: 12,
    notIssued: 0,
    collected: 11,
    notReturned: 1,
    valid: 11,
  });
  expect(seen.record.subjects[0]?.items[0]).toMatchObject({ counts: [4, 3, 3, 1], blank: 0 });
  expect(seen.record.equations.every(({ holds }) => holds)).toBe(true);
  for (const actor of [subject(), nobody(), house.actorWith([]), house.actorWith(['operate'])]) {
    expect(await refusedWith(actor, room.result)).toBe('not_found');
  }
});

test('the log may be checked by the committee before release, and nothing is public yet', async () => {
  const bundle = await done(member(0), room.publicBundle, { part: 'sealed' });
  expect(readBundle(bundle.bytes).ok).toBe(true);
  for (const useCase of [room.publication, room.comments, room.publicBundle]) {
    expect(await refusedWith(nobody(), useCase)).toBe('not_found');
  }
  expect(await refusedWith(member(0), room.publicBundle)).toBe('Đợt này chưa công bố.');
});

test('steps out of order are refused', async () => {
  expect(await refusedWith(house.leader, room.confirmMinutes, { pdfSha256: 'a'.repeat(64) })).toMatch(
    /Chưa có biên bản/,
  );
  expect(await refusedWith(house.leader, room.release)).toMatch(/sau khi biên bản được xác nhận/);
  expect(await refusedWith(house.office, room.archive)).toMatch(/sau khi công bố/);
  const decision = { decisionSymbol: '01-QĐ/ĐU', reason: 'Hết thời hạn lưu giữ' };
  expect(await refusedWith(house.leader, room.destroy, decision)).toMatch(/đã lưu trữ/);
  expect(await refusedWith(house.leader, room.minutes)).toBe('not_found');
});

test('minutes are drawn by head or office, with times that can be', async () => {
  for (const actor of [member(1), house.leader, subject(), nobody()]) {
    expect(await refusedWith(actor, room.drawMinutes, DRAWN)).toBe('forbidden');
  }
  expect(await refusedWith(house.office, room.drawMinutes, { ...DRAWN, endedAt: '2026-11-22T13:00' })).toBe('endedAt');
  expect(await refusedWith(house.office, room.drawMinutes, { ...DRAWN, endedAt: '2026-11-23T13:00' })).toBe('endedAt');
});

test('drawing keeps one record for page, PDF and DOCX; drawing again adds a draft and replaces nothing', async () => {
  const crashing = { ...house.app, failpoint: (point: string) => crashAt('audited', point) };
  await expect(perform(crashing, member(0), room.drawMinutes, { roundId: round.roundId, ...DRAWN })).rejects.toThrow(
    'planted',
  );
  expect(await refusedWith(member(1), room.minutes)).toBe('not_found');
  await done(member(0), room.drawMinutes, DRAWN);
  expect(await done(member(1), room.minutes)).toMatchObject({ state: 'minuted', draftNo: 1 });
  const second = await done(house.office, room.drawMinutes, { ...DRAWN, incidents: ['Mất điện 10 phút'] });
  expect(second.draftNo).toBe(2);
  pdfSha256 = second.pdfSha256;
  const drawn = await done(member(1), room.minutes);
  expect(drawn.files.map(({ kind }) => kind)).toEqual(['minutes_docx', 'minutes_pdf', 'minutes_docx', 'minutes_pdf']);
  expect(drawn.record.incidents).toEqual(['Mất điện 10 phút']);
  const { record: exact } = await done(member(1), room.result);
  expect(drawn.record).toMatchObject(exact);
  const file = await done(member(1), room.minutesFile, { sha256: pdfSha256 });
  expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(await refusedWith(subject(), room.minutesFile, { sha256: pdfSha256 })).toBe('not_found');
  expect(await refusedWith(subject(), room.minutes)).toBe('not_found');
});

test('the DOCX carries every figure of the record', async () => {
  const { record, docxSha256 } = await done(member(1), room.minutes);
  const { bytes } = await done(member(1), room.minutesFile, { sha256: docxSha256 });
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const words = xml.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const figures = plainText(paperOf(record));
  expect(figures.length).toBeGreaterThan(200);
  expect(figures.filter(({ text }) => !words.includes(text))).toEqual([]);
  expect(() => countMinutes(paperOf(record))).not.toThrow();
});

test('the minutes print the hash of the sealed bundle', async () => {
  const { bytes } = await done(member(0), room.publicBundle, { part: 'sealed' });
  const { record } = await done(member(0), room.minutes);
  expect(record.fingerprints.bundleHash).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('while an equation fails, confirmation is blocked and the refusal names it with both sides', async () => {
  const changed = 'update ballot.credential_group set issued = issued - 1';
  await whileChanged(changed, 'update ballot.credential_group set issued = issued + 1', async () => {
    const reason = await refusedWith(house.leader, room.confirmMinutes, { pdfSha256 });
    expect(reason).toMatch(/R1 không khớp .*: 12 = 13/);
    expect((await done(member(1), room.result)).record.equations.find(({ holds }) => !holds)).toMatchObject({
      id: 'R1',
      left: 12,
      right: 13,
    });
  });
});

test('a result that is not the signed one is never confirmed', async () => {
  const swap = (from: string, to: string) =>
    `update count.result set result = replace(result, '"levels":[${from}]', '"levels":[${to}]')`;
  await whileChanged(swap('4,3,3,1', '5,3,2,1'), swap('5,3,2,1', '4,3,3,1'), async () => {
    expect(await refusedWith(house.leader, room.confirmMinutes, { pdfSha256 })).toMatch(/không phải là kết quả/);
  });
});

test('only the leadership confirms, only the minutes drawn last, and no subject whatever his post', async () => {
  expect(await refusedWith(subject(), room.confirmMinutes, { pdfSha256 })).toBe('forbidden');
  expect(await refusedWith(house.office, room.confirmMinutes, { pdfSha256 })).toBe('forbidden');
  const { files } = await done(member(0), room.minutes);
  const old = files.find(({ kind, sha256 }) => kind === 'minutes_pdf' && sha256 !== pdfSha256)?.sha256 ?? '';
  expect(await refusedWith(house.leader, room.confirmMinutes, { pdfSha256: old })).toMatch(/lập sau cùng/);
  await allOrNothing(house.leader, room.confirmMinutes, { pdfSha256 });
  expect((await done(member(0), room.minutes)).isConfirmed).toBe(true);
});

test('two different readers must agree on a comment, and withholding needs a reason', async () => {
  const first = { subjectNo: 1, commentNo: 1 };
  expect(await refusedWith(house.office, room.judgeComment, { ...first, verdict: 'release' })).toBe('forbidden');
  expect(await refusedWith(member(0), room.judgeComment, { ...first, verdict: 'withhold' })).toBe('reason');
  expect(await refusedWith(member(0), room.judgeComment, { ...first, commentNo: 9, verdict: 'release' })).toBe(
    'not_found',
  );
  expect(await done(member(0), room.judgeComment, { ...first, verdict: 'release' })).toMatchObject({ isJudged: false });
  expect(await refusedWith(member(0), room.judgeComment, { ...first, verdict: 'release' })).toMatch(/ủy viên khác/);
  await allOrNothing(member(1), room.judgeComment, { ...first, verdict: 'release' });
  expect(await refusedWith(member(2), room.judgeComment, { ...first, verdict: 'release' })).toMatch(/hai người/);
  const other = { subjectNo: 1, commentNo: 2 };
  await done(member(0), room.judgeComment, { ...other, verdict: 'release' });
  const withheld = { ...other, verdict: 'withhold', reason: 'Nêu tên người dân' };
  expect(await done(member(1), room.judgeComment, withheld)).toMatchObject({ isJudged: false });
  expect(await done(member(2), room.judgeComment, withheld)).toMatchObject({ isJudged: true });
});

test('only the committee sees comments before release, and not what the first reader thought', async () => {
  const desk = await done(member(0), room.commentDesk);
  expect(desk.comments.map(({ stage }) => stage)).toEqual(['released', 'withheld', 'waiting']);
  for (const actor of [subject(), house.leader, house.office, nobody()]) {
    expect(await refusedWith(actor, room.commentDesk)).toBe('not_found');
  }
});

test('a reader covers only words that stand in the comment, and gives the reason that the public reads', async () => {
  const third = { subjectNo: 1, commentNo: 3, verdict: 'release' };
  expect(await refusedWith(member(0), room.judgeComment, { ...third, covers: ['Ý kiến'] })).toBe('reason');
  const strange = { ...third, covers: ['không có lời này'], reason: 'nêu tên người dân' };
  expect(await refusedWith(member(0), room.judgeComment, strange)).toBe('covers');
});

test('a preview shows whoever decides exactly what will be public, and writes nothing', async () => {
  expect(await refusedWith(subject(), room.publicationPreview)).toBe('not_found');
  expect(await refusedWith(nobody(), room.publicationPreview)).toBe('not_found');
  const seen = await done(house.leader, room.publicationPreview);
  expect(seen.publication).toEqual(publishAgain(play.roundFrom(counted.manifest), counted.tally));
  expect(seen.comments).toEqual({ waiting: 1, released: 1, withheld: 1 });
  expect(await refusedWith(nobody(), room.publication)).toBe('not_found');
  expect((await done(house.leader, room.comparison)).why).toBe('no_earlier');
});

test('the first publication is the guard of the signed tally, and needs no incident', async () => {
  expect(await refusedWith(house.office, room.release)).toBe('forbidden');
  expect(await refusedWith(subject(), room.release)).toBe('forbidden');
  expect(await refusedWith(house.leader, room.release, { incident: 'Sự việc số 1' })).toBe('incident');
  await whileChanged(
    'update ballot.credential_group set issued = issued + 1',
    'update ballot.credential_group set issued = issued - 1',
    async () => expect(await refusedWith(house.leader, room.release)).toMatch(/R1 không khớp/),
  );
  await allOrNothing(house.leader, room.release);
  const seen = await done(nobody(), room.publication);
  expect(seen).toMatchObject({ state: 'released', edition: 1, publication: { outcome: 'published' } });
  const again = publishAgain(play.roundFrom(counted.manifest), counted.tally);
  expect(seen.publication).toEqual(again);
  expect(JSON.stringify(seen.publication)).not.toContain('"form":"exact"');
});

test('after release comments stand apart from numbers, only the released ones', async () => {
  const seen = await done(nobody(), room.comments);
  expect(seen.areOpen).toBe(true);
  // One released, one covered entirely, one not yet read by two.
  expect(seen.subjects.map(({ comments }) => comments.map(({ reason }) => reason))).toEqual([
    ['', 'Nêu tên người dân'],
    [],
  ]);
  expect(JSON.stringify(seen)).not.toMatch(/levels|count|tenths/);
});

test('everyone may check the published bundle; the recount package is for inspection and the committee', async () => {
  const { bytes } = await done(nobody(), room.publicBundle);
  const options = { fingerprint: null, keptHeads: [], witnesses: 0, publish: null };
  const findings = checkBundle(play.deviceEngine, bytes, options);
  expect(findings.filter(({ state }) => state === 'failed')).toEqual([]);
  expect(findings.filter(({ state }) => state === 'ok').length).toBeGreaterThan(10);
  for (const actor of [subject(), house.leader, nobody()]) {
    expect(await refusedWith(actor, room.auditBundle)).toBe('not_found');
  }
  expect(await refusedWith(house.actorWith(['inspect']), room.auditBundle)).toMatch(/không nộp gói kiểm lại/);
});

test('an auditor recounts every ballot and runs the guard again: minutes, recount and publication agree', async () => {
  await sql`update count.result set recount_package = ${Buffer.from(counted.audit)}`.execute(house.ownerDb);
  const { bytes } = await done(house.actorWith(['inspect']), room.auditBundle);
  const publish: NonNullable<CheckOptions['publish']> = (protocol, { tally }) =>
    canonical(publishAgain(protocol, tally));
  const brought = { publish, receipts, opening: counted.opening };
  const findings = checkBundle(play.deviceEngine, bytes, {
    fingerprint: null,
    keptHeads: [],
    witnesses: 0,
    ...brought,
  });
  // This house served no scripts, so its manifest names none and none can be brought.
  expect(findings.filter(({ state }) => state !== 'ok').map(({ id }) => id)).toEqual(['V20']);
  const box = counted.box;
  const read = readBundle(bytes);
  const again = recount(play.deviceEngine, box, (read.ok && read.value.audit) || new Uint8Array());
  const { record } = await done(member(0), room.minutes);
  expect(again.ok && again.value.tally.total.subjects.map(({ items }) => items.map(({ levels }) => levels))).toEqual(
    record.subjects.map(({ items }) => items.map(({ counts }) => counts)),
  );
});

test('a round too small to publish keeps its counts from the public, not from the committee', async () => {
  const swap = (from: string, to: string) =>
    `update count.publication set body = replace(body, '"outcome":"${from}"', '"outcome":"${to}"')`;
  await whileChanged(swap('published', 'reported'), swap('reported', 'published'), async () => {
    expect(await refusedWith(nobody(), room.publicBundle)).toMatch(/quá ít phiếu/);
    expect((await done(member(0), room.publicBundle)).name).toMatch(/tar$/);
  });
});

test('a republication is the next edition of the whole and needs the incident that made it necessary', async () => {
  expect(await refusedWith(house.leader, room.release)).toBe('incident');
  const incident = 'Sự việc số 3: sửa tên chức vụ trong bản kê';
  expect(await done(house.leader, room.release, { incident })).toMatchObject({ edition: 2, state: 'released' });
  const seen = await done(nobody(), room.publication);
  expect(seen.editions.map((edition) => [edition.edition, edition.incident])).toEqual([
    [1, ''],
    [2, incident],
  ]);
  expect(seen.publication.compared).toEqual([{ roundId: seen.protocolId, edition: 1, joined: 0, departed: 0 }]);
});

test('a round is archived by the office, and destroyed on a decision after six months', async () => {
  const decision = { decisionSymbol: '01-QĐ/ĐU', reason: 'Hết thời hạn lưu giữ' };
  expect(await refusedWith(house.leader, room.archive)).toBe('forbidden');
  await allOrNothing(house.office, room.archive);
  expect(await refusedWith(member(1), room.judgeComment, { subjectNo: 1, commentNo: 3, verdict: 'release' })).toMatch(
    /mở hòm/,
  );
  expect(await refusedWith(house.office, room.destroy, decision)).toBe('forbidden');
  expect(await refusedWith(house.leader, room.destroy, decision)).toMatch(/chỉ hủy từ ngày 2027-05-22/);
  house.clock.set('2027-05-22T02:00:00Z');
  expect(await refusedWith(house.leader, room.destroy, { ...decision, reason: '' })).toBe('reason');
  await allOrNothing(house.leader, room.destroy, decision);
  const went = await sql<object>`select share_bundles, comments, decision_symbol from count.destruction`.execute(
    house.ownerDb,
  );
  expect(went.rows).toEqual([{ share_bundles: 2, comments: 2, decision_symbol: '01-QĐ/ĐU' }]);
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from count.share_bundle) + (select count(*) from count.result where recount_package is not null)
      + (select count(*) from box.round where spool_escrow is not null) as left`.execute(house.ownerDb);
  expect(Number(rows[0]?.left)).toBe(0);
  expect((await done(nobody(), room.comments)).subjects[0]?.comments).toHaveLength(1);
});
