import { beforeAll, expect, test } from 'vitest';
import { perform, type AnyUseCase } from '@guong/core/usecase';
import { document } from '@guong/core/document';
import { meeting } from '@guong/core/meeting';
import { task } from '@guong/core/task';
import { buildServer } from '../../packages/server/src/app.ts';
import { groundIn, type Ground } from '../../packages/core/src/testing/authorisation/asking.ts';
import type { Player } from '../../packages/core/src/testing/authorisation/people.ts';
import { foundedHouse, valueOf } from '../../packages/core/src/testing/founded-house.ts';
import { addressesOf, READING } from './matrix-stage.ts';
import { wordsOf } from './words-of-answer.ts';

// AUT-9: words planted in an internal document, a task and a meeting of another cell stand on no page, in no list, search,
// export, calendar or answer of the API of whoever may not open them; words of DOCX, XLSX and PDF are unpacked.

const [PAPER, WORK, TITLE, OPINION, CONCLUSION] = ['DAUMAT1', 'DAUMAT2', 'DAUMAT3', 'DAUMAT4', 'DAUMAT5'];
const OF_POSTS = [PAPER, WORK];
const OF_MEETING = [TITLE, OPINION, CONCLUSION];
/** What each role must not see; the office, which sees all, shows that the words can be found. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  nobody: [...OF_POSTS, ...OF_MEETING],
  member: [...OF_POSTS, ...OF_MEETING],
  operator: [...OF_POSTS, ...OF_MEETING],
  cell_head: OF_MEETING,
  ward_deputy: OF_MEETING,
  ward_office: [],
};

let ground: Ground;
let planted: Readonly<Record<string, string>>;
beforeAll(async () => {
  ground = await groundIn(await foundedHouse());
  planted = { ...(await plantedPapers()), ...(await plantedMeeting()) };
}, 300_000);

async function act(useCase: AnyUseCase, raw: object): Promise<{ id: string }> {
  return valueOf(await perform(ground.house.app, ground.house.office, useCase, raw)) as { id: string };
}

async function plantedPapers() {
  const { issuerId, posts } = ground.records;
  const paper = { issuerId, issuedOn: '2026-06-01', isPlain: true };
  const { id: documentId } = await act(document.register, { ...paper, symbol: '21-KH/ĐU', title: `Thuyền ${PAPER}` });
  const open = { ...paper, symbol: '22-BC/ĐU', title: 'Báo cáo công khai', isPublic: true };
  const { id: publicId } = await act(document.register, open);
  await act(document.link, { fromId: publicId, toId: documentId, kind: 'cites' });
  const six = { responsibility: 'Chủ trì', product: 'Báo cáo', authority: 'Theo quy chế' };
  const given = { ...six, what: `Thuyền ${WORK}`, ownerPostId: posts.sibling, dueOn: '2026-11-23' };
  const { id: taskId } = await act(task.propose, { ...given, sourceKind: 'document', sourceId: documentId });
  await act(task.assign, { taskId });
  return { documentId, publicId, taskId };
}

async function plantedMeeting() {
  const { records, units } = ground;
  const planned = { kind: 'chi_bo', unitId: units.sibling, title: `Thuyền ${TITLE}`, place: 'Nhà văn hóa' };
  const when = { startsAt: '2026-11-22T08:00', mode: 'in_person' };
  const { id: meetingId } = await act(meeting.plan, { ...planned, ...when });
  await act(meeting.setInvitation, { meetingId, personIds: [records.strangerId] });
  await act(meeting.open, { meetingId });
  const said = { meetingId, speaker: 'Khách', kind: 'comment', text: `Thuyền ${OPINION}` };
  const { id: opinionId } = await act(meeting.recordOpinion, said);
  const { id: conclusionId } = await act(meeting.conclude, { meetingId, what: `Thuyền ${CONCLUSION}` });
  await act(meeting.close, { meetingId });
  await act(meeting.drawMinutes, { meetingId, family: 'party', documentPlace: 'Hoa Gạo', superior: '' });
  return { meetingId, opinionId, conclusionId };
}

const ROOMS_ASKED = /^\/(api\/)?(v1\/)?(today|documents|directives|tasks|meetings)\b/;
/** The stream of a meeting does not end; `chair-pages.test.ts` asks it what it says to whom. */
const ENDLESS = /\/live$/;
const SEARCHES = [
  '/documents?query=thuyen',
  '/tasks?query=thuyen',
  '/documents/export?format=csv',
  '/documents/export?format=xlsx',
  '/directives/matrix/export?format=xlsx',
  '/meetings?year=2026',
];

function serverFor({ actor }: Player) {
  const visitor = { name: 'Người Thử', unitName: 'Hoa Gạo' };
  return buildServer(ground.house.app, () => Promise.resolve({ actor, ...(actor.kind === 'person' && { visitor }) }));
}

/** Every address of the rooms with the planted records in it, and of the public document that is linked to a hidden one. */
function addresses(server: ReturnType<typeof serverFor>): string[] {
  const known: Readonly<Record<string, string>> = { unitId: ground.units.sibling, ...planted };
  const paths = addressesOf(server, READING).map((line) => line.slice('GET '.length));
  const filled = paths
    .filter((path) => ROOMS_ASKED.test(path) && !ENDLESS.test(path))
    .map((path) =>
      path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => known[name] ?? ground.records.obligationId),
    );
  return [...filled, ...SEARCHES, `/documents/${planted['publicId'] ?? ''}`];
}

const wordsIn = (body: string): string[] => [...OF_POSTS, ...OF_MEETING].filter((word) => body.includes(word));

test('AUT-9: planted words are on nothing that a role may not open', async () => {
  const leaks: string[] = [];
  const seenByOffice = new Set<string>();
  const packedWithWords = new Set<string>();
  let read = 0;
  for (const player of ground.players) {
    const hidden = HIDDEN[player.role];
    if (!hidden) continue;
    const server = serverFor(player);
    for (const address of addresses(server)) {
      const { words: body, packed } = await wordsOf(await server.request(address));
      read += 1;
      leaks.push(...hidden.filter((word) => body.includes(word)).map((word) => `${player.role} ${address}: ${word}`));
      if (player.role !== 'ward_office') continue;
      wordsIn(body).forEach((word) => seenByOffice.add(word));
      if (packed !== undefined && wordsIn(body).length > 0) packedWithWords.add(packed);
    }
  }
  console.log(
    `AUT-9: ${String(read)} answers of ${String(Object.keys(HIDDEN).length)} roles, ${String(leaks.length)} leaks`,
  );
  expect(leaks).toEqual([]);
  expect([...seenByOffice].sort()).toEqual([...OF_POSTS, ...OF_MEETING].sort());
  expect([...packedWithWords].sort()).toEqual(['DOCX', 'PDF', 'XLSX']);
}, 600_000);

test('AUT-9: a total counts what the reader may open and nothing else', async () => {
  const { app } = ground.house;
  for (const { role, actor } of ground.players.filter((one) =>
    ['member', 'operator', 'cell_head'].includes(one.role),
  )) {
    const papers = valueOf(await perform(app, actor, document.find, {}));
    const meetings = valueOf(await perform(app, actor, meeting.list, {}));
    const opened = [
      ...(await Promise.all(
        papers.documents.map((one) => perform(app, actor, document.one, { documentId: one.documentId })),
      )),
      ...(await Promise.all(
        meetings.meetings.map((one) => perform(app, actor, meeting.one, { meetingId: one.meetingId })),
      )),
    ];
    expect(
      opened.filter(({ ok }) => !ok),
      role,
    ).toEqual([]);
    expect([papers.total, meetings.total], role).toEqual([papers.documents.length, meetings.meetings.length]);
    expect(papers.total, role).toBe(role === 'cell_head' ? 6 : 1);
  }
});
