/** Release: everything after the committee signed the result. */
import { judgeComment } from '../count/judge-comment.ts';
import { archive } from './archive.ts';
import { auditBundle, publicBundle, recountPackage } from './bundle.views.ts';
import { commentDesk } from './comment-desk.views.ts';
import { confirmMinutes } from './confirm-minutes.ts';
import { comparison } from './comparison.views.ts';
import { releaseDecisions } from './decisions.views.ts';
import { destroy } from './destroy.ts';
import { drawMinutes } from './draw-minutes.ts';
import { publicationPreview } from './preview.views.ts';
import { comments, publication } from './publication.views.ts';
import { publications } from './publications.views.ts';
import { invitationPaper, posterPaper, rollPaper } from './papers/papers.views.ts';
import { resultSheet } from './papers/result-sheet.views.ts';
import { release } from './release-result.ts';
import { minutes, minutesFile, result } from './result.views.ts';

export { noteRollChanges } from './roll-changes.ts';
export { guard } from './guard/guard.ts';
export { GUARD_VERSION, type GuardContext, type GuardPolicy, type Publication } from './guard/publication.ts';
export type { CountMinutesRecord, CountRecord } from './minutes-record.ts';

/** The use cases after the signed result, by verb. */
export const afterResult = {
  archive,
  auditBundle,
  commentDesk,
  comments,
  comparison,
  confirmMinutes,
  destroy,
  drawMinutes,
  invitationPaper,
  judgeComment,
  minutes,
  minutesFile,
  posterPaper,
  publicBundle,
  publication,
  publicationPreview,
  publications,
  release,
  releaseDecisions,
  recountPackage,
  result,
  resultSheet,
  rollPaper,
} as const;

/** The same as a list. */
export const releaseUseCases = Object.values(afterResult);
