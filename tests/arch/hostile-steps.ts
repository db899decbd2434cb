import type { Moment } from '@guong/core/testing/hostile-text/hostile-story';
import { breakingOff, fillForm, takeBrokenOff, type FoundForm } from './hostile-forms.ts';
import { serverFor, type Run } from './hostile-reading.ts';

interface StepForm {
  /** Where the form is sent; parameters are ids of the story. */
  readonly action: string;
  /** The fields in which somebody types, also those that the page hides and a hand can change. */
  readonly typed: readonly string[];
}

/**
 * Forms that a reading of pages does not come to: they ask for a password, are shown to one person at one moment, or stand
 * behind a press. Each is filled in just before the story takes its step, by whoever takes it.
 */
export const STEP_FORMS: Readonly<Record<string, StepForm>> = {
  'identity.signIn': { action: '/sign-in', typed: ['login', 'back'] },
  'identity.openInvitation': { action: '/invitation', typed: ['login', 'code'] },
  'identity.acceptInvitation': { action: '/invitation/password', typed: ['token', 'login'] },
  'identity.verifyAgain': { action: '/sign-in/code', typed: ['totpCode', 'back'] },
  'identity.confirmTotp': { action: '/account/totp', typed: ['code', 'secret', 'qr'] },
  'document.withdrawAlias': { action: '/documents/:documentId/aliases/withdraw', typed: ['alias', 'reason'] },
  'document.withdrawAttachment': { action: '/documents/:documentId/files/:attachmentId/withdraw', typed: ['reason'] },
  // The first link is made before the story knows a document by this name.
  'document.addAlias': { action: '/documents/:documentId/links', typed: ['q', 'toId'] },
  'identity.invite': { action: '/accounts/invite', typed: ['personId', 'validDays'] },
  'meeting.callPerson': { action: '/meetings/:meetingId/invitation/people', typed: ['q', 'personId'] },
  'meeting.checkIn': { action: '/meetings/:meetingId/here', typed: ['code'] },
  'org.remapImport': { action: '/org/import/:importId/mapping', typed: ['sheet', 'name'] },
  'task.report': { action: '/tasks/:taskId/step/report', typed: ['note'] },
  'task.returnResult': { action: '/tasks/:taskId/step/return', typed: ['reason'] },
  'task.reopen': { action: '/tasks/:taskId/step/reopen', typed: ['reason'] },
  'task.changeDue': { action: '/tasks/:taskId/step/due', typed: ['dueOn', 'reason'] },
  'task.transfer': { action: '/tasks/:taskId/step/transfer', typed: ['ownerPostId', 'reason'] },
  'task.cancel': { action: '/tasks/:taskId/step/cancel', typed: ['reason'] },
  'task.setEscalation': { action: '/tasks/escalation', typed: ['steps.0.daysAfter', 'reason'] },
  'ballot.callVoter': { action: '/rounds/:roundId/roll/add', typed: ['q', 'personId'] },
  'ballot.judgeComment': { action: '/rounds/:roundId/comments', typed: ['subjectNo', 'commentNo', 'reason'] },
  'ballot.destroy': { action: '/rounds/:roundId/after/destroy', typed: ['decisionSymbol', 'reason'] },
  'ballot.reopenDraft': { action: '/rounds/:roundId/step/reopen', typed: ['reason'] },
  'ballot.annul': { action: '/rounds/:roundId/step/annul', typed: ['reason'] },
  'ballot.reply': {
    action: '/results/:roundId/reply',
    typed: ['acceptance', 'explanation', 'changes.0.what', 'changes.0.dueOn'],
  },
};

const formAt = ({ action, typed }: StepForm, known: Moment['known']): FoundForm => ({
  action: action.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(known.get(name) ?? name)),
  isMultipart: false,
  fields: typed.map((name) => ({ name, value: '', isTyped: true })),
});

/** Fills in the form of the step that is about to be taken, if it has one here. */
export async function fillStepForm(moment: Moment, { run, into }: Run): Promise<void> {
  const found = STEP_FORMS[moment.before];
  const [actor] = moment.actors;
  if (!found || !actor) return;
  const { mainOrigin, castOrigin } = moment.house.app.settings;
  const server = serverFor({ ...moment, house: breakingOff(moment.house) }, actor, run);
  const at = { address: `before ${moment.before}`, run, origins: [mainOrigin, castOrigin], into: into.forms };
  await fillForm(server, formAt(found, moment.known), at);
  takeBrokenOff(moment.house, into.forms);
}
