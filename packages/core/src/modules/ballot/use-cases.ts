import { close } from './box/close.ts';
import { clockWork } from './clock.views.ts';
import { flushEpoch } from './box/flush.ts';
import { leaves, logState, manifest } from './box/log.views.ts';
import { openCasting } from './box/open-casting.ts';
import { signAnnulment } from './box/sign-annulment.ts';
import { signClose } from './box/sign-close.ts';
import { beginOpening } from './count/begin-opening.ts';
import { committeeDesk, shareBundles } from './count/committee.views.ts';
import { signResult } from './count/sign-result.ts';
import { submitResult } from './count/submit-result.ts';
import { submitShares } from './count/submit-shares.ts';
import { endIssuing } from './issue/end-issuing.ts';
import { openIssuing } from './issue/open-issuing.ts';
import { receive } from './issue/receive.ts';
import { remind } from './issue/remind.ts';
import { plan, sealedPlan } from './plan.views.ts';
import { afterResult } from './release/index.ts';
import { roundById, roundList } from './round.views.ts';
import { duties } from './duties.views.ts';
import { reply } from './reply/reply.ts';
import { replies } from './reply/replies.views.ts';
import { exportRoll } from './roll-export.views.ts';
import { myBallots } from './my-ballots.views.ts';
import { repeatNotes } from './repeat-notes.views.ts';
import { rollProblems } from './roll-problems.views.ts';
import { rollSheet } from './roll-sheet.views.ts';
import { roll } from './roll.views.ts';
import { annul } from './setup/annul.ts';
import { approve } from './setup/approve.ts';
import { attachPlan } from './setup/attach-plan.ts';
import { callVoter } from './setup/call-voter.ts';
import { confirmCommittee } from './setup/confirm-committee.ts';
import { createRound } from './setup/create-round.ts';
import { editRound } from './setup/edit-round.ts';
import { freezeRoll } from './setup/freeze-roll.ts';
import { leaveOut } from './setup/leave-out.ts';
import { nameAuditor } from './setup/name-auditor.ts';
import { publishTemplate } from './setup/publish-template.ts';
import { registerKey } from './setup/register-key.ts';
import { reopenDraft } from './setup/reopen-draft.ts';
import { repeatRound } from './setup/repeat-round.ts';
import { seal } from './setup/seal.ts';
import { sendForApproval } from './setup/send-for-approval.ts';
import { setCommittee } from './setup/set-committee.ts';
import { setRoll } from './setup/set-roll.ts';
import { setSubjects } from './setup/set-subjects.ts';
import { signSeal } from './setup/sign-seal.ts';
import { templateList } from './template.views.ts';

/** Every use case of the room by its verb; the casting deposit stands apart, see `box/cast.ts`. */
export const ballot = {
  ...afterResult,
  annul,
  approve,
  attachPlan,
  beginOpening,
  callVoter,
  clockWork,
  close,
  committeeDesk,
  confirmCommittee,
  createRound,
  editRound,
  endIssuing,
  exportRoll,
  flushEpoch,
  freezeRoll,
  leaveOut,
  leaves,
  logState,
  manifest,
  myBallots,
  duties,
  nameAuditor,
  openCasting,
  openIssuing,
  plan,
  publishTemplate,
  receive,
  registerKey,
  remind,
  reopenDraft,
  repeatNotes,
  repeatRound,
  replies,
  reply,
  roll,
  rollProblems,
  rollSheet,
  round: roundById,
  rounds: roundList,
  seal,
  sealedPlan,
  sendForApproval,
  setCommittee,
  setRoll,
  setSubjects,
  shareBundles,
  signAnnulment,
  signClose,
  signResult,
  signSeal,
  submitResult,
  submitShares,
  templates: templateList,
} as const;

/** The same as a list, for the REST door. */
export const ballotUseCases = Object.values(ballot);
