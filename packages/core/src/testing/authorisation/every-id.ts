import { REQUESTS, type Asked, type Request } from './requests.ts';

type Ids = (at: Asked) => Readonly<Record<string, unknown>>;

/** The ids that a request may carry beside those it must; named so that no field of any use case is left out. */
const BESIDE: Readonly<Record<string, Ids>> = {
  'document.addIssuer': ({ units }) => ({ unitId: units.sibling }),
  'document.find': ({ records: { issuerId } }) => ({ issuerId }),
  'document.export': ({ records: { issuerId } }) => ({ issuerId }),
  'task.propose': ({ records, units }) => ({
    ...{ supervisorPostId: records.heads.ward, supportUnitIds: [units.group], parentId: records.parentId },
    ...{ sourceKind: 'document', sourceId: records.documentId },
  }),
  'task.edit': ({ records, units }) => ({
    ...{ ownerPostId: records.posts.sibling, supervisorPostId: records.heads.ward, supportUnitIds: [units.group] },
    parentId: records.parentId,
  }),
  'task.find': ({ records: { parentId, documentId }, units }) => ({
    ...{ unitId: units.sibling, parentId, sourceId: documentId },
  }),
  'task.importAppendix': ({ records: { documentId } }) => ({ documentId }),
  'meeting.plan': ({ records }) => ({
    ...{ chairId: records.calledId, secretaryId: records.strangerId, repeatOf: records.meetingId },
  }),
  'meeting.edit': ({ records }) => ({ chairId: records.calledId, secretaryId: records.strangerId }),
  'meeting.setAgenda': ({ records: { documentId } }) => ({ items: [{ title: 'Một mục', documentId }] }),
  'meeting.setInvitation': ({ units }) => ({ unitIds: [units.cell] }),
  'meeting.askToSpeak': ({ records: { itemId } }) => ({ itemId }),
  'meeting.recordOpinion': ({ records: { itemId, calledId } }) => ({ itemId, personId: calledId, speaker: '' }),
  'meeting.takeVote': ({ records: { itemId } }) => ({ itemId }),
  'meeting.conclude': ({ records, units }) => ({ ownerPostId: records.posts.sibling, supportUnitIds: [units.group] }),
  'meeting.list': ({ units }) => ({ unitId: units.cell }),
  'meeting.figures': ({ units }) => ({ unitId: units.cell }),
  'meeting.reconciliation': ({ units }) => ({ unitId: units.cell }),
  'meeting.figureRecords': ({ units }) => ({ unitId: units.cell }),
};

/** How to ask for a use case with an id in every field that may hold one. */
export function withEveryId(name: string): Request['raw'] {
  const request = REQUESTS[name];
  return (at) => ({ ...request?.raw(at), ...BESIDE[name]?.(at) });
}

/** Names of fields that hold ids: `taskId`, `unitIds`, `repeatOf`. */
export const isIdField = (name: string): boolean => /(Id|Ids)$|^repeatOf$/.test(name);
