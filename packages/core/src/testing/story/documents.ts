import { dayOf, opaqueId } from '../../kernel/index.ts';
import { document } from '../../modules/document/index.ts';
import { FILE_KINDS } from '../../platform/index.ts';
import type { PersonActor } from '../../usecase/index.ts';
import { formDocx, para, table } from '../form-docx.ts';
import type { FoundedHouse } from '../founded-house.ts';
import type { Tell } from './telling.ts';
import { smallPdf } from '../small-pdf.ts';

const isPlain = true;
const reason = 'ghi lại cho đúng văn bản';

/** Everything the office does with documents, once: the chain of a directive, two plans and what changes them. */
export async function documents(house: FoundedHouse, tell: Tell): Promise<void> {
  const { office, rootUnitId } = house;
  const issuer = async (code: string, name: string, more: object): Promise<string> =>
    (await tell(office, document.addIssuer, { code, name, ...more })).id;
  const city = await issuer('TU', 'Thành ủy Sông Hồng', { isSuperior: true });
  const own = await issuer('ĐU', 'Đảng ủy phường Hoa Gạo', { unitId: rootUnitId });
  const days = { fromOn: '2020-06-01', toOn: '2025-06-01' };
  const { id: termId } = await tell(office, document.openTerm, { issuerId: own, name: '2020–2025', ...days });
  const paper = { issuerId: city, symbol: '24-CT/TU', issuedOn: '2023-08-07', title: 'Tăng cường kỷ luật', isPlain };
  const { id: above } = await tell(office, document.register, paper);
  const plan = { issuerId: own, symbol: '195-KH/ĐU', issuedOn: '2023-08-31', title: 'Triển khai Chỉ thị 24', isPlain };
  const file = { fileName: 'ke-hoach.pdf', mediaType: 'application/pdf', bytes: smallPdf('Trien khai Chi thi 24') };
  const link = { kind: 'guides', symbol: '24-ct/tu', toId: '' };
  const { id: below } = await tell(office, document.register, { ...plan, file, fileKind: 'original', link });
  const cites = await tell(office, document.link, { fromId: below, toId: above, kind: 'cites' });
  await tell(office, document.withdrawLink, { linkId: cites.id, reason });
  await tell(office, document.link, { fromId: below, toId: above, kind: 'implements' });
  await tell(office, document.closeTerm, { termId, toOn: '2025-05-01', reason });
  await tell(office, document.correct, { documentId: below, title: 'Triển khai thực hiện Chỉ thị 24', reason });
  await tell(office, document.addAlias, { documentId: above, alias: 'Chỉ thị 24' });
  await tell(office, document.withdrawAlias, { documentId: above, alias: 'chỉ thị 24', reason });
  await files({ office, documentId: above }, tell);
  await cascade({ office, unitId: rootUnitId, own, today: dayOf(house.app.clock()) }, tell, [above, below]);
  await between(house, tell, above);
  await tell(office, document.find, { query: 'tang cuong' });
  await tell(office, document.one, { documentId: below });
  await tell(office, document.issuers);
  await tell(office, document.nextNumber, { issuerId: own, type: 'KH' });
  await tell(office, document.exportRegister, { format: 'csv' });
}

async function files(
  { office, documentId }: { readonly office: PersonActor; readonly documentId: string },
  tell: Tell,
) {
  const file = { fileName: 'chi-thi.pdf', mediaType: 'application/pdf', bytes: smallPdf('Chi thi 24') };
  const { id: attachmentId } = await tell(office, document.attach, { documentId, kind: 'scan', file, isPlain });
  await tell(office, document.attachment, { documentId, attachmentId });
  await tell(office, document.withdrawAttachment, { documentId, attachmentId, reason });
}

async function cascade(
  { office, unitId, own, today }: Omit<Asked, 'obligationId'> & { readonly own: string },
  tell: Tell,
  [documentId, ownDocumentId]: readonly [string, string],
) {
  const asked = { documentId, unitIds: [unitId], task: 'Ban hành văn bản triển khai', dueOn: '2023-09-10' };
  for (const requiredType of ['KH', 'BC', 'CV', 'HD', 'NQ'])
    await tell(office, document.oblige, { ...asked, requiredType });
  const { obligations } = await tell(office, document.obligations, { documentId });
  const idOf = (type: string) => obligations.find((one) => one.requiredType === type)?.obligationId;
  await tell(office, document.fulfil, { obligationId: idOf('KH'), ownDocumentId });
  await tell(office, document.fulfilOtherwise, { obligationId: idOf('BC'), doneOn: '2023-09-12', reason });
  await tell(office, document.withdrawObligation, { obligationId: idOf('CV'), reason });
  const guide = { issuerId: own, symbol: '07-HD/ĐU', issuedOn: '2023-09-05', title: 'Hướng dẫn học tập', isPlain };
  await templates({ office, unitId, obligationId: idOf('HD') ?? '', today }, tell);
  await tell(office, document.issueOwn, { obligationId: idOf('HD'), ...guide });
  await tell(office, document.exempt, { obligationId: idOf('NQ'), reason });
  await tell(office, document.coverage, { documentId });
  await tell(office, document.obligation, { obligationId: idOf('KH') });
  await tell(office, document.directives);
  await tell(office, document.matrix, { documentId });
  await tell(office, document.exportMatrix, { documentId, format: 'csv' });
  await tell(office, document.chain, { documentId });
  await tell(office, document.orphans);
  await tell(office, document.holes);
  await tell(office, document.waiting);
  await tell(office, document.asked, { unitId, year: 2023 });
}

interface Asked {
  readonly office: PersonActor;
  readonly unitId: string;
  readonly obligationId: string;
  readonly today: string;
}
/** Three templates of the office: one in force on which a draft is begun, one that is ended, one uploaded by mistake. */
async function templates({ office, unitId, obligationId, today }: Asked, tell: Tell) {
  const upload = async (code: string): Promise<string> => {
    const bytes = formDocx(para('{{co_quan}}') + para('{{trich_yeu}}') + table(['{{viec.ten}}', '{{viec.han}}']));
    const file = { fileName: `${code}.docx`, mediaType: FILE_KINDS.docx.mediaType, bytes };
    const template = { code, type: 'HD', family: 'party', unitId, file, isPlain };
    return (await tell(office, document.uploadTemplate, template)).id;
  };
  const [templateId, nextId, wrongId] = [await upload('Mẫu HD'), await upload('Mẫu HD mới'), await upload('Mẫu sai')];
  await tell(office, document.starterTemplate, { type: 'HD', family: 'state' });
  await tell(office, document.templateFile, { templateId });
  await tell(office, document.previewTemplate, { templateId });
  await tell(office, document.publishTemplate, { templateId, fromOn: today, toOn: '', reason });
  const { id: draftId } = await tell(office, document.startDraft, { obligationId });
  await tell(office, document.draftOwn, { draftId });
  await tell(office, document.drafts, { obligationId });
  await tell(office, document.publishTemplate, { templateId: nextId, fromOn: today, reason });
  await tell(office, document.supersedeTemplate, { templateId: nextId, toOn: today, reason });
  await tell(office, document.withdrawTemplate, { templateId: wrongId, reason });
  await tell(office, document.templates, { type: 'HD' });
  await tell(office, document.template, { templateId });
}

/** A unit joins its own house, is asked something, and something comes down from above. */
async function between(house: FoundedHouse, tell: Tell, documentId: string) {
  const { app, office, system, cellId, otherTenantId } = house;
  const { sha256 } = await app.files.put(smallPdf('Ke hoach 186'));
  await tell(system, document.joinUnit, { unitId: cellId, childTenantId: otherTenantId });
  await arriving(system, tell, sha256);
  await tell(system, document.readStored);
  const asked = { documentId, unitIds: [cellId], requiredType: 'BC', task: 'Báo cáo', dueOn: '2023-12-30' };
  await tell(office, document.oblige, asked);
  await tell(office, document.oblige, { ...asked, requiredType: 'KH', task: 'Kế hoạch' });
  const { obligations } = await tell(office, document.asked, { unitId: cellId, year: 2023 });
  const answers = [
    { kind: 'otherwise', doneOn: '2023-09-20', how: 'sinh hoạt chuyên đề' },
    { kind: 'document', symbol: '05-KH/CB', issuedOn: '2023-09-20', title: 'Kế hoạch học tập', code: 'CB' },
  ];
  for (const [at, answer] of answers.entries()) {
    const heard = { obligationId: obligations[at]?.obligationId, fromTenantId: otherTenantId, version: 1, answer };
    await tell(system, document.hear, heard);
  }
  const withdrawal = { on: '2023-09-22', by: 'Đảng ủy phường Sông Hồng', because: 'ban hành nhầm mẫu' };
  const recalled = { ...answers[1], sourceId: opaqueId(), withdrawal };
  const again = { obligationId: obligations[1]?.obligationId, fromTenantId: otherTenantId, version: 2 };
  await tell(system, document.hear, { ...again, answer: recalled });
  const { messageIds } = await tell(system, document.sendings);
  for (const messageId of messageIds) {
    await tell(system, document.message, { messageId });
    await tell(system, document.noteCarried, { messageId, outcome: 'failed', remark: 'nơi nhận chưa sẵn sàng' });
  }
  await tell(system, document.orderMissing);
  await tell(office, document.sendAgain, { messageId: messageIds[0] });
  await tell(office, document.withdraw, { documentId, reason });
  await tell(office, document.deliveries, { documentId });
  await tell(office, document.traffic);
}

/** A document comes down from a committee above as it stands there, and after it one of its files. */
async function arriving(system: FoundedHouse['system'], tell: Tell, sha256: string) {
  const [fromTenantId, sourceId, sourceDocumentId] = [opaqueId(), opaqueId(), opaqueId()];
  const withdrawal = { on: '2023-09-20', by: 'Đảng bộ quận Sông Hồng', because: 'giao nhầm đơn vị' };
  const ask = (requiredType: string, more: object = {}) => ({
    ...{ sendingId: opaqueId(), requiredType, task: 'Ban hành kế hoạch', dueOn: '2023-09-30' },
    ...{ exemptBecause: null, withdrawal: null, ...more },
  });
  await tell(system, document.receive, {
    ...{ sourceId: sourceDocumentId, fromTenantId, fromName: 'Đảng bộ quận Sông Hồng', version: 1 },
    issuer: { code: 'QU', name: 'Quận ủy Sông Hồng' },
    ...{ symbol: '186-KH/QU', issuedOn: '2023-08-20', title: 'Triển khai Chỉ thị 24', signer: 'Lê Văn Ký' },
    ...{ effectiveOn: '2023-08-20', expiresOn: null, withdrawal },
    files: [{ sourceId, name: 'ke-hoach.pdf', sha256, isWithdrawn: false }],
    asks: [ask('KH'), ask('BC', { exemptBecause: 'đơn vị đã báo cáo trong quý' }), ask('NQ', { withdrawal })],
  });
  const file = { sourceId, sourceDocumentId, fromTenantId, kind: 'scan', name: 'ke-hoach.pdf', sha256 };
  await tell(system, document.receiveFile, file);
}
