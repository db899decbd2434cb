import { opaqueId } from '../../kernel/index.ts';
import type { Units } from './people.ts';
import { FILE, TEMPLATE_FILE, type Records } from './records.ts';
import { smallPdf } from '../small-pdf.ts';

/** What a use case is asked about: a record whose place and state matter, a unit, or nothing. */
export type Subject = 'task' | 'meeting' | 'document' | 'unit' | 'none';

/** How to ask for one use case so that nothing but a right is lacking. */
export interface Request {
  readonly subject: Subject;
  readonly raw: (at: Asked) => object;
}
/** What a request may name. */
export interface Asked {
  readonly records: Records;
  readonly units: Units;
  /** The unit that the relation means. */
  readonly place: keyof Units;
  readonly isSecret: boolean;
  /** The other committee, which keeps the house of the unit that was asked. */
  readonly otherTenantId: string;
}

const reason = 'lý do đủ dài để ghi lại';
const note = 'đã làm xong phần việc';
const dueOn = '2026-12-20';
const DAYS = { fromOn: '2026-01-01', toOn: '2026-12-31' };
const PASTED = 'TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tLập kế hoạch\tBí thư\t31/12/2026';
const six = { what: 'Việc mới', responsibility: 'Chủ trì', product: 'Báo cáo', authority: 'Theo quy chế' };

const none = (raw: object = {}): Request => ({ subject: 'none', raw: () => raw });
const about =
  (subject: Subject) =>
  (raw: (at: Asked) => object): Request => ({ subject, raw });
const onDocument = about('document');
const onTask = (more: (at: Asked) => object = () => ({})): Request => ({
  subject: 'task',
  raw: (at) => ({ taskId: at.isSecret ? at.records.secretId : at.records.taskId, ...more(at) }),
});
const onMeeting = (more: (at: Asked) => object = () => ({})): Request => ({
  subject: 'meeting',
  raw: (at) => ({ meetingId: at.records.meetingId, ...more(at) }),
});
const paper = { title: 'Văn bản mới', isPlain: true };
const moment = { startsAt: '2026-11-28T08:00', place: 'Hội trường' };

const documents: Readonly<Record<string, Request>> = {
  'document.addIssuer': none({ code: 'MT', name: 'Mặt trận' }),
  'document.openTerm': onDocument(({ records: { superiorId: issuerId } }) => ({ issuerId, name: 'Khóa mới', ...DAYS })),
  'document.closeTerm': onDocument(({ records: { termId } }) => ({ termId, toOn: '2025-05-01', reason })),
  'document.register': onDocument(({ records: { issuerId } }) => ({
    ...{ issuerId, symbol: '09-KH/ĐU', issuedOn: '2026-04-01', ...paper },
  })),
  'document.correct': onDocument(({ records: { documentId } }) => ({ documentId, title: 'Tên đúng', reason })),
  'document.addAlias': onDocument(({ records: { documentId } }) => ({ documentId, alias: 'Tên gọi khác' })),
  'document.withdrawAlias': onDocument(({ records: { documentId } }) => ({
    ...{ documentId, alias: 'Kế hoạch số một', reason },
  })),
  'document.attach': onDocument(({ records: { documentId } }) => ({
    documentId,
    kind: 'appendix',
    file: FILE2,
    isPlain: true,
  })),
  'document.withdrawAttachment': onDocument(({ records: { documentId, attachmentId } }) => ({
    ...{ documentId, attachmentId, reason },
  })),
  'document.link': onDocument(({ records }) => ({
    ...{ fromId: records.ownDocumentId, toId: records.documentId, kind: 'implements' },
  })),
  'document.withdrawLink': onDocument(({ records: { linkId } }) => ({ linkId, reason })),
  'document.find': none({ query: 'van ban' }),
  'document.issuers': none(),
  'document.nextNumber': onDocument(({ records: { issuerId } }) => ({ issuerId, type: 'KH' })),
  'document.one': onDocument(({ records: { documentId } }) => ({ documentId })),
  'document.attachment': onDocument(({ records: { documentId, attachmentId } }) => ({ documentId, attachmentId })),
  'document.export': none({ format: 'csv' }),
  'document.oblige': onDocument(({ records: { documentId }, units, place }) => ({
    ...{ documentId, unitIds: [units[place]], requiredType: 'BC', task: 'Báo cáo', dueOn },
  })),
  'document.withdrawObligation': onDocument(({ records: { obligationId } }) => ({ obligationId, reason })),
  'document.fulfil': onDocument(({ records: { obligationId, ownDocumentId } }) => ({ obligationId, ownDocumentId })),
  'document.fulfilOtherwise': onDocument(({ records: { obligationId } }) => ({
    ...{ obligationId, doneOn: '2026-11-20', reason },
  })),
  'document.issueOwn': onDocument(({ records: { obligationId, issuerId } }) => ({
    ...{ obligationId, issuerId, symbol: '08-KH/ĐU', issuedOn: '2026-05-01', ...paper },
  })),
  'document.startDraft': onDocument(({ records: { obligationId } }) => ({ obligationId })),
  'document.drafts': onDocument(({ records: { obligationId } }) => ({ obligationId })),
  'document.draftOwn': onDocument(({ records: { draftId } }) => ({ draftId })),
  'document.uploadTemplate': onDocument(({ units, place }) => ({
    ...{ code: 'Mẫu', type: 'KH', family: 'party', unitId: units[place], file: TEMPLATE_FILE, isPlain: true },
  })),
  'document.publishTemplate': onDocument(({ records: { templateId } }) => ({ templateId, fromOn: dueOn, reason })),
  'document.supersedeTemplate': onDocument(({ records: { publishedId } }) => ({
    ...{ templateId: publishedId, toOn: dueOn, reason },
  })),
  'document.withdrawTemplate': onDocument(({ records: { templateId } }) => ({ templateId, reason })),
  'document.templates': none(),
  'document.starterTemplate': none({ type: 'KH', family: 'party' }),
  'document.template': onDocument(({ records: { templateId } }) => ({ templateId })),
  'document.templateFile': onDocument(({ records: { templateId } }) => ({ templateId })),
  'document.previewTemplate': onDocument(({ records: { templateId } }) => ({ templateId })),
  'document.exempt': onDocument(({ records: { obligationId } }) => ({ obligationId, reason })),
  'document.coverage': onDocument(({ records: { documentId } }) => ({ documentId })),
  'document.obligations': onDocument(({ records: { documentId } }) => ({ documentId })),
  'document.obligation': onDocument(({ records: { obligationId } }) => ({ obligationId })),
  'document.directives': none(),
  'document.matrix': onDocument(({ records: { documentId } }) => ({ documentId })),
  'document.exportMatrix': onDocument(({ records: { documentId } }) => ({ documentId, format: 'csv' })),
  'document.chain': onDocument(({ records: { documentId } }) => ({ documentId })),
  'document.orphans': none(),
  'document.holes': none(),
  'document.waiting': none(),
  'document.asked': onDocument(({ units, place }) => ({ unitId: units[place], year: 2026 })),
  'document.joinUnit': onDocument(({ records, units, place }) => ({
    ...{ unitId: units[place === 'sibling' ? 'group' : 'sibling'], childTenantId: records.thirdTenantId },
  })),
  'document.sendings': none(),
  'document.readStored': none(),
  'document.receive': none({
    ...{ sourceId: opaqueId(), fromTenantId: opaqueId(), fromName: 'Sông Đà', version: 1, symbol: '18-KH/QU' },
    ...{ issuer: { code: 'QU', name: 'Quận ủy' }, issuedOn: '2026-08-20', title: 'Từ cấp trên', signer: '', files: [] },
    ...{ effectiveOn: '2026-08-20', expiresOn: null, withdrawal: null, asks: [] },
  }),
  'document.receiveFile': {
    subject: 'none',
    raw: ({ records: { inboundId, fileHash, thirdTenantId } }) => ({
      ...{ sourceId: opaqueId(), sourceDocumentId: inboundId, fromTenantId: thirdTenantId, kind: 'scan' },
      ...{ name: 'tep.pdf', sha256: fileHash },
    }),
  },
  'document.message': onDocument(({ records: { messageId } }) => ({ messageId })),
  'document.noteCarried': onDocument(({ records: { messageId } }) => ({ messageId, outcome: 'delivered' })),
  'document.sendAgain': onDocument(({ records: { messageId } }) => ({ messageId })),
  'document.orderMissing': none(),
  'document.withdraw': onDocument(({ records: { documentId } }) => ({ documentId, reason })),
  'document.deliveries': onDocument(({ records: { documentId } }) => ({ documentId })),
  'document.traffic': none(),
  'document.hear': onDocument(({ records: { obligationId }, otherTenantId }) => ({
    ...{ obligationId, fromTenantId: otherTenantId, version: 1 },
    answer: { kind: 'otherwise', doneOn: '2026-09-20', how: 'sinh hoạt chuyên đề' },
  })),
};
const FILE2 = { ...FILE, bytes: smallPdf('hai') };

const tasks: Readonly<Record<string, Request>> = {
  'task.figures': none(),
  'task.waiting': none(),
  'task.escalation': none(),
  'task.setEscalation': none({ steps: [{ daysAfter: 2, broughtTo: 'unit_head' }], reason }),
  'task.propose': about('unit')(({ records, place }) => ({ ...six, ownerPostId: records.posts[place], dueOn })),
  'task.edit': onTask(() => ({ product: 'Báo cáo mới', reason })),
  'task.assign': onTask(),
  'task.accept': onTask(),
  'task.takeOver': onTask(),
  'task.report': onTask(() => ({ note })),
  'task.submit': onTask(() => ({ note })),
  'task.acceptResult': onTask(),
  'task.returnResult': onTask(() => ({ reason })),
  'task.reopen': onTask(() => ({ reason })),
  'task.changeDue': onTask(() => ({ dueOn, reason })),
  'task.transfer': onTask(({ records, place }) => ({ ownerPostId: records.heads[place], reason })),
  'task.cancel': onTask(() => ({ reason })),
  'task.noteSecret': none({ secretCode: 'M-09/2026', dueOn }),
  'task.moveSecret': onTask(() => ({ state: 'in_progress' })),
  'task.attachEvidence': onTask(() => ({ file: FILE2 })),
  'task.citeEvidence': onTask(({ records }) => ({ documentId: records.otherDocumentId })),
  'task.withdrawEvidence': onTask(({ records: { evidenceId } }) => ({ evidenceId, reason })),
  'task.judgeEvidence': onTask(({ records: { evidenceId } }) => ({ evidenceId, verdict: 'verified' })),
  'task.find': none({ query: 'ra soat' }),
  'task.one': onTask(),
  'task.evidence': { subject: 'task', raw: ({ records: { taskId, evidenceId } }) => ({ taskId, evidenceId }) },
  'task.remind': none(),
  'task.previewAppendix': none({ table: PASTED }),
  'task.importAppendix': none({ table: PASTED, mapping: { what: 1, lead: 2, due: 3 }, allowsGaps: true }),
};

const ofOpinion = (id: 'saidId' | 'waitingId' | 'takenOffId' | 'speakingId', more: object = {}): Request =>
  onMeeting(({ records }) => ({ opinionId: records[id], ...more }));

const meetings: Readonly<Record<string, Request>> = {
  'meeting.keepKind': none({ code: 'hop_khu', name: 'Họp khu', quorumPart: 1, quorumWhole: 2, lateAfterMinutes: 10 }),
  'meeting.plan': about('unit')(({ units, place }) => ({
    ...{ kind: 'chi_bo', unitId: units[place], title: 'Họp mới', mode: 'in_person', ...moment },
  })),
  'meeting.edit': onMeeting(() => ({ title: 'Tên đúng', mode: 'in_person', ...moment })),
  'meeting.cancel': onMeeting(() => ({ reason })),
  'meeting.setAgenda': onMeeting(() => ({ items: [{ title: 'Một mục' }] })),
  'meeting.setInvitation': onMeeting(({ records: { calledId } }) => ({ personIds: [calledId] })),
  'meeting.callPerson': onMeeting(({ records: { strangerId: personId } }) => ({ personId })),
  'meeting.leaveOut': onMeeting(({ records: { calledId: personId } }) => ({ personId, reason })),
  'meeting.invite': onMeeting(),
  'meeting.open': onMeeting(),
  'meeting.goTo': onMeeting(({ records: { itemId } }) => ({ itemId })),
  'meeting.mark': onMeeting(({ records: { calledId: personId } }) => ({ personId, as: 'present' })),
  'meeting.markList': onMeeting(({ records: { calledId } }) => ({ personIds: [calledId] })),
  'meeting.checkInNumber': onMeeting(({ records: { seatNo: number } }) => ({ number })),
  'meeting.checkIn': onMeeting(({ records: { code } }) => ({ code })),
  'meeting.correctAttendance': onMeeting(({ records: { calledId: personId } }) => ({
    personId,
    as: 'present',
    reason,
  })),
  'meeting.askToSpeak': onMeeting(({ records: { calledId: personId } }) => ({ personId })),
  'meeting.addGuest': onMeeting(() => ({ name: 'Lò Thị Khách', reason })),
  'meeting.markGuest': onMeeting(({ records: { guestId } }) => ({ guestId, as: 'present', reason })),
  'meeting.setCheckIn': onMeeting(() => ({ mode: 'rotating', seconds: 60 })),
  'meeting.moveSpeaker': ofOpinion('waitingId', { direction: 'down' }),
  'meeting.takeOffSpeaker': ofOpinion('waitingId'),
  'meeting.returnSpeaker': ofOpinion('takenOffId'),
  'meeting.startSpeaking': ofOpinion('waitingId'),
  'meeting.finishSpeaking': ofOpinion('speakingId', { text: 'Nhất trí' }),
  'meeting.addTime': ofOpinion('speakingId'),
  'meeting.recordOpinion': onMeeting(() => ({ speaker: 'Khách mời', text: 'Đồng ý', kind: 'comment' })),
  'meeting.correctOpinion': ofOpinion('saidId', { kind: 'proposal', text: 'Đề nghị ghi rõ', reason }),
  'meeting.withdrawOpinion': ofOpinion('saidId', { reason }),
  'meeting.takeVote': onMeeting(() => ({ question: 'Thông qua', votesFor: 1, votesAgainst: 0, abstentions: 0 })),
  'meeting.correctVote': onMeeting(() => ({
    ...{ voteId: '0193553a-5c00-7b21-8f3c-19ae44d07b21', question: 'Thông qua' },
    ...{ votesFor: 0, votesAgainst: 0, abstentions: 0, reason },
  })),
  'meeting.withdrawVote': onMeeting(() => ({ voteId: '0193553a-5c00-7b21-8f3c-19ae44d07b21', reason })),
  'meeting.conclude': onMeeting(() => ({ what: 'Kết luận mới' })),
  'meeting.withdrawConclusion': onMeeting(({ records: { conclusionId } }) => ({ conclusionId, reason })),
  'meeting.makeTask': onMeeting(({ records: { conclusionId } }) => ({ conclusionId })),
  'meeting.close': onMeeting(),
  'meeting.planMakeUp': onMeeting(() => moment),
  'meeting.drawMinutes': onMeeting(() => ({ family: 'party', documentPlace: 'Hoa Gạo' })),
  'meeting.signMinutes': onMeeting(() => ({ file: FILE2 })),
  'meeting.confirm': onMeeting(),
  'meeting.publish': onMeeting(),
  'meeting.kinds': none(),
  'meeting.figures': none(DAYS),
  'meeting.reconciliation': none(DAYS),
  'meeting.keepApart': onMeeting(({ records: { twinId: otherId } }) => ({ otherId, reason })),
  'meeting.strikeDuplicate': onMeeting(({ records: { twinId: otherId } }) => ({ otherId, reason })),
  'meeting.returnDuplicate': onMeeting(() => ({ reason })),
  'meeting.recount': none(),
  'meeting.figureRecords': none({ ...DAYS, figure: 'present' }),
  'meeting.list': none({ year: 2026 }),
  'meeting.ofConclusion': none({ conclusionId: '0193553a-5c00-7b21-8f3c-19ae44d07b21' }),
  'meeting.one': onMeeting(),
  'meeting.attendance': onMeeting(),
  'meeting.pulse': onMeeting(),
  'meeting.minutesFile': onMeeting(() => ({ form: 'pdf' })),
  'meeting.newsDraft': onMeeting(),
};

/** How to ask for each use case of the three rooms. */
export const REQUESTS: Readonly<Record<string, Request>> = { ...documents, ...tasks, ...meetings };
