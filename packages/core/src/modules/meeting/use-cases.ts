import type { AnyUseCase } from '../../usecase/index.ts';
import { keepApart, returnDuplicate, strikeDuplicate } from './commands/duplicates.ts';
import { goTo, setAgenda } from './commands/agenda.ts';
import { checkIn, setCheckIn } from './commands/check-in.ts';
import { checkInNumber, correctAttendance, mark, markList } from './commands/attendance.ts';
import { correctVote } from './commands/correct-vote.ts';
import { conclude, takeVote, withdrawConclusion } from './commands/decisions.ts';
import { addGuest, markGuest } from './commands/guests.ts';
import { callPerson, invite, leaveOut, setInvitation } from './commands/invitation.ts';
import { keepKind } from './commands/kinds.ts';
import { planMakeUp } from './commands/make-up.ts';
import { makeTask } from './commands/make-task.ts';
import { drawMinutes, signMinutes } from './commands/minutes.ts';
import {
  addTime,
  askToSpeak,
  correctOpinion,
  finishSpeaking,
  recordOpinion,
  startSpeaking,
  withdrawOpinion,
} from './commands/opinions.ts';
import { moveSpeaker, returnSpeaker, takeOffSpeaker } from './commands/queue.ts';
import { cancel, edit, plan } from './commands/plan.ts';
import { recount } from './commands/recount.ts';
import { close, confirm, open, publish } from './commands/steps.ts';
import { withdrawVote } from './commands/withdraw-vote.ts';
import { figureRecords, figures } from './figures.views.ts';
import { kinds } from './kinds.views.ts';
import { list } from './list.views.ts';
import { minutesFile, newsDraft } from './minutes.views.ts';
import { reconciliation } from './reconciliation/reconciliation.views.ts';
import { attendance, ofConclusion, one, pulse } from './one.views.ts';

/** Everything this room does, by the name it has in code. */
export const meeting = {
  keepKind,
  plan,
  edit,
  cancel,
  setAgenda,
  setInvitation,
  callPerson,
  leaveOut,
  invite,
  open,
  goTo,
  mark,
  markList,
  checkInNumber,
  checkIn,
  setCheckIn,
  correctAttendance,
  addGuest,
  markGuest,
  askToSpeak,
  moveSpeaker,
  takeOffSpeaker,
  returnSpeaker,
  startSpeaking,
  finishSpeaking,
  addTime,
  recordOpinion,
  correctOpinion,
  withdrawOpinion,
  takeVote,
  correctVote,
  withdrawVote,
  conclude,
  withdrawConclusion,
  makeTask,
  close,
  planMakeUp,
  drawMinutes,
  signMinutes,
  confirm,
  publish,
  recount,
  kinds,
  figures,
  reconciliation,
  keepApart,
  strikeDuplicate,
  returnDuplicate,
  figureRecords,
  list,
  one,
  ofConclusion,
  attendance,
  pulse,
  minutesFile,
  newsDraft,
} as const;

/** The same as a list: for the REST door and for tests that walk over every use case. */
export const meetingUseCases: readonly AnyUseCase[] = Object.values(meeting);
