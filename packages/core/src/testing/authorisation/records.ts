import { sql } from 'kysely';
import { opaqueId } from '../../kernel/index.ts';
import { document } from '../../modules/document/index.ts';
import { meeting } from '../../modules/meeting/index.ts';
import { task } from '../../modules/task/index.ts';
import { perform, type Actor, type AnyUseCase } from '../../usecase/index.ts';
import type { z } from 'zod';
import { formDocx, para } from '../form-docx.ts';
import { valueOf, type FoundedHouse } from '../founded-house.ts';
import { seated, type Units } from './people.ts';
import { smallPdf } from '../small-pdf.ts';

/** One furnished record of each kind; the matrix moves them to where and how it needs them. */
export interface Records {
  readonly taskId: string;
  readonly secretId: string;
  /** A task under which others may be put. */
  readonly parentId: string;
  readonly evidenceId: string;
  readonly citedId: string;
  readonly meetingId: string;
  /** Of the same kind and day, held and closed, wherever the other one lies. */
  readonly twinId: string;
  readonly itemId: string;
  readonly calledId: string;
  readonly strangerId: string;
  readonly waitingId: string;
  readonly takenOffId: string;
  readonly guestId: string;
  readonly speakingId: string;
  readonly saidId: string;
  readonly conclusionId: string;
  readonly seatNo: string;
  readonly code: string;
  readonly documentId: string;
  readonly otherDocumentId: string;
  readonly ownDocumentId: string;
  readonly linkId: string;
  readonly attachmentId: string;
  readonly issuerId: string;
  readonly superiorId: string;
  readonly termId: string;
  readonly obligationId: string;
  /** On its way to the other committee. */
  readonly messageId: string;
  /** Where a document that came from the third committee stands there, and the hash of a file that the store holds. */
  readonly inboundId: string;
  readonly fileHash: string;
  readonly draftId: string;
  /** A template that was uploaded, and one that was published. */
  readonly templateId: string;
  readonly publishedId: string;
  /** A third committee, with which nobody has to do. */
  readonly thirdTenantId: string;
  /** A post of each unit with somebody who is none of the players. */
  readonly posts: Readonly<Record<keyof Units, string>>;
  readonly heads: Readonly<Record<keyof Units, string>>;
}

/** A small file that every door admits. */
export const FILE = {
  fileName: 'tep.pdf',
  mediaType: 'application/pdf',
  bytes: smallPdf('mot'),
};

/** A template with one placeholder. */
export const TEMPLATE_FILE = { fileName: 'mau.docx', mediaType: 'x', bytes: formDocx(para('{{co_quan}}')) };

type Do = <U extends AnyUseCase>(useCase: U, raw: object, actor?: Actor) => Promise<z.output<U['output']>>;

/** Makes the records through the doors of the house. */
export async function recordsIn(house: FoundedHouse, units: Units): Promise<Records> {
  const act: Do = async (useCase, raw, actor = house.office) =>
    valueOf(await perform(house.app, actor, useCase, raw)) as never;
  const posts = await workers(house, units);
  const own = await papersOf(house, act);
  const thirdTenantId = await joined(house);
  const carried = await carriedOf(house, act, { documentId: own.documentId, thirdTenantId });
  const papers = { ...own, thirdTenantId, ...carried };
  const tasks = await tasksOf(house, act, { posts: posts.posts, documentId: papers.documentId });
  return { ...posts, ...papers, ...tasks, ...(await meetingOf(house, act, posts.posts.sibling)) };
}

/** The first cell keeps its own house in the other tenant; a third tenant stands beside. */
async function joined(house: FoundedHouse): Promise<string> {
  const { app, system, cellId, otherTenantId, ownerDb } = house;
  valueOf(await perform(app, system, document.joinUnit, { unitId: cellId, childTenantId: otherTenantId }));
  const thirdTenantId = opaqueId();
  await sql`insert into platform.tenant (tenant_id, code, name) values (${thirdTenantId}, ${`song-da-${thirdTenantId.slice(0, 8)}`}, 'Sông Đà')`.execute(
    ownerDb,
  );
  return thirdTenantId;
}

/** Something is on its way to the other committee, and something has come from the third. */
async function carriedOf(
  { system, cellId }: FoundedHouse,
  act: Do,
  { documentId, thirdTenantId }: { readonly documentId: string; readonly thirdTenantId: string },
) {
  const asked = { documentId, unitIds: [cellId], requiredType: 'HD', task: 'Hướng dẫn', dueOn: '2026-12-31' };
  await act(document.oblige, asked);
  const { messageIds } = await act(document.sendings, {}, system);
  const inboundId = opaqueId();
  const paper = { symbol: '17-KH/QU', issuedOn: '2026-08-20', title: 'Từ cấp trên', signer: '' };
  const sent = { sourceId: inboundId, fromTenantId: thirdTenantId, fromName: 'Sông Đà', version: 1, ...paper };
  const issuer = { code: 'QU', name: 'Quận ủy Sông Đà' };
  const rest = { effectiveOn: '2026-08-20', expiresOn: null, withdrawal: null, files: [], asks: [] };
  await act(document.receive, { ...sent, issuer, ...rest }, system);
  const { attachments } = await act(document.one, { documentId });
  return { messageId: messageIds[0] ?? '', inboundId, fileHash: attachments[0]?.sha256 ?? '' };
}

async function workers(house: FoundedHouse, units: Units): Promise<Pick<Records, 'posts' | 'heads'>> {
  const in_ = async (name: keyof Units, more: object): Promise<string> =>
    (await seated(house, { title: `Người ở ${name} ${Object.keys(more).join('')}`, unitId: units[name], ...more }))
      .postId;
  const each = async (more: object) => ({
    ward: await in_('ward', more),
    cell: await in_('cell', more),
    sibling: await in_('sibling', more),
    group: await in_('group', more),
  });
  return { posts: await each({}), heads: await each({ isLeader: true }) };
}

async function papersOf({ rootUnitId }: FoundedHouse, act: Do) {
  const { id: issuerId } = await act(document.addIssuer, { code: 'ĐU', name: 'Đảng ủy Hoa Gạo', unitId: rootUnitId });
  const { id: superiorId } = await act(document.addIssuer, { code: 'TU', name: 'Thành ủy', isSuperior: true });
  const term = { issuerId, name: '2020–2025', fromOn: '2020-06-01', toOn: '2025-06-01' };
  const { id: termId } = await act(document.openTerm, term);
  const paper = async (symbol: string, issuedOn: string): Promise<string> =>
    (await act(document.register, { issuerId, symbol, issuedOn, title: `Văn bản ${symbol}`, isPlain: true })).id;
  const documentId = await paper('01-KH/ĐU', '2026-01-05');
  const otherDocumentId = await paper('02-BC/ĐU', '2026-02-05');
  const ownDocumentId = await paper('03-KH/ĐU', '2026-03-05');
  const { id: linkId } = await act(document.link, { fromId: otherDocumentId, toId: documentId, kind: 'cites' });
  await act(document.addAlias, { documentId, alias: 'Kế hoạch số một' });
  const attached = { documentId, kind: 'scan', file: FILE, isPlain: true };
  const { id: attachmentId } = await act(document.attach, attached);
  const asked = { documentId, unitIds: [rootUnitId], requiredType: 'KH', task: 'Triển khai', dueOn: '2026-12-31' };
  await act(document.oblige, asked);
  const { obligations } = await act(document.obligations, { documentId });
  const obligationId = obligations[0]?.obligationId ?? '';
  const ids = { documentId, otherDocumentId, ownDocumentId, linkId, attachmentId };
  const templates = await templatesOf(rootUnitId, act);
  const { id: draftId } = await act(document.startDraft, { obligationId });
  return { ...ids, issuerId, superiorId, termId, obligationId, draftId, ...templates };
}

async function templatesOf(unitId: string, act: Do) {
  const upload = { code: 'Mẫu KH', type: 'KH', family: 'party', unitId, file: TEMPLATE_FILE, isPlain: true };
  const { id: publishedId } = await act(document.uploadTemplate, upload);
  await act(document.publishTemplate, { templateId: publishedId, fromOn: '2026-11-25', reason: 'mẫu mới' });
  const { id: templateId } = await act(document.uploadTemplate, upload);
  return { templateId, publishedId };
}

interface Ground {
  readonly posts: Records['posts'];
  readonly documentId: string;
}
async function tasksOf(house: FoundedHouse, act: Do, { posts, documentId }: Ground) {
  const six = { what: 'Rà soát', responsibility: 'Chủ trì', product: 'Báo cáo', authority: 'Theo quy chế' };
  const made = { ...six, ownerPostId: posts.sibling, dueOn: '2026-12-10' };
  const { id: taskId } = await act(task.propose, made);
  const { id: parentId } = await act(task.propose, { ...made, what: 'Việc lớn' });
  const { id: secretId } = await act(task.noteSecret, { secretCode: 'M-01', dueOn: '2026-12-10' });
  const { holders } = await holdersOf(house, posts.sibling);
  const owner = house.actorWith([], holders);
  await act(task.assign, { taskId });
  await act(task.accept, { taskId }, owner);
  const { id: evidenceId } = await act(task.attachEvidence, { taskId, file: FILE }, owner);
  const { id: citedId } = await act(task.citeEvidence, { taskId, documentId }, owner);
  return { taskId, parentId, secretId, evidenceId, citedId };
}

async function holdersOf({ ownerDb }: FoundedHouse, postId: string): Promise<{ holders: string }> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from org.holding where post_id = ${postId}`.execute(ownerDb);
  return { holders: rows[0]?.person_id ?? '' };
}

async function meetingOf(house: FoundedHouse, act: Do, ownerPostId: string) {
  const calledIds = [await house.add('Lò Thị Được Mời'), await house.add('Lò Văn Được Mời')];
  const strangerId = await house.add('Lò Văn Không Mời');
  const planned = { kind: 'chi_bo', unitId: house.cellId, title: 'Sinh hoạt chi bộ', place: 'Nhà văn hóa' };
  const when = { startsAt: '2026-11-22T08:00', mode: 'in_person' };
  const { id: meetingId } = await act(meeting.plan, { ...planned, ...when });
  await act(meeting.setAgenda, { meetingId, items: [{ title: 'Mục một' }, { title: 'Mục hai' }] });
  await act(meeting.setInvitation, { meetingId, personIds: calledIds });
  await act(meeting.open, { meetingId });
  const speaker = { meetingId, kind: 'comment' };
  const { id: saidId } = await act(meeting.recordOpinion, {
    ...speaker,
    speaker: 'Khách',
    text: 'Nhất trí với báo cáo',
  });
  const ask = async (personId = ''): Promise<string> => (await act(meeting.askToSpeak, { meetingId, personId })).id;
  const [speakingId, waitingId] = [await ask(calledIds[0]), await ask(calledIds[1])];
  const takenOffId = await ask(calledIds[1]);
  await act(meeting.takeOffSpeaker, { meetingId, opinionId: takenOffId });
  await ask(calledIds[0]);
  const { id: guestId } = await act(meeting.addGuest, { meetingId, name: 'Lò Văn Khách' });
  await act(meeting.startSpeaking, { meetingId, opinionId: speakingId });
  const six = { responsibility: 'Chủ trì', product: 'Báo cáo', authority: 'Theo quy chế' };
  const concluded = { meetingId, what: 'Rà soát danh sách', ownerPostId, dueOn: '2026-12-31', ...six };
  const { id: conclusionId } = await act(meeting.conclude, concluded);
  // So that the one meeting can stand in every state: before it opens its agenda may still be written anew.
  await sql`update meeting.opinion set item_id = null where meeting_id = ${meetingId}`.execute(house.ownerDb);
  const whole = await act(meeting.one, { meetingId });
  const { people } = await act(meeting.attendance, { meetingId });
  await sql`update meeting.meeting set state = 'closed' where meeting_id = ${meetingId}`.execute(house.ownerDb);
  await act(meeting.drawMinutes, { meetingId, family: 'party', documentPlace: 'Hoa Gạo' });
  const { id: twinId } = await act(meeting.plan, { ...planned, ...when, title: 'Họp chi bộ' });
  await sql`update meeting.meeting set state = 'closed', opened_at = starts_at, closed_at = starts_at
    where meeting_id = ${twinId}`.execute(house.ownerDb);
  const calledId = calledIds[0] ?? '';
  return {
    ...{ meetingId, twinId, strangerId, saidId, speakingId, waitingId, takenOffId, guestId, conclusionId, calledId },
    itemId: whole.items[1]?.itemId ?? '',
    code: whole.checkIn?.code ?? '',
    seatNo: String(people[0]?.seatNo ?? 1),
  };
}
