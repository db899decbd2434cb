import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import type { COMMITTEE_TEXT } from './committee-text.ts';

/** What the committee's hub shows: the desk of this reader. */
export type CommitteeDesk = z.output<typeof ballot.committeeDesk.output>;
/** The words of the committee's pages. */
export type CommitteeWords = (typeof COMMITTEE_TEXT)['vi'];

/** A task of the committee for this member, and the page below the hub where it is done. */
export interface CommitteeTask {
  readonly title: string;
  readonly go: string;
  readonly path: string;
}

/** What this member can do at the desk now, the first thing first; nothing for a reader outside the committee. */
export function committeeTasks(desk: CommitteeDesk, t: CommitteeWords): readonly CommitteeTask[] {
  const { state, isHead, hasKey, toSign, resultHash, memberIndex, sharesFrom } = desk;
  if (memberIndex === null) return [];
  const isMakingKeys = state === 'approved' || state === 'roll_frozen';
  const isOpening = state === 'closed' && toSign.length === 0 && resultHash === null;
  const tasks: readonly (CommitteeTask & { readonly isNow: boolean })[] = [
    { title: t.key, go: t.keyGo, path: 'key', isNow: isMakingKeys && !hasKey },
    { title: t.sign, go: t.signGo, path: 'sign', isNow: maySign(desk) },
    { title: t.station, go: t.stationGo, path: 'station', isNow: isOpening && isHead },
    { title: t.open, go: t.openGo, path: 'opening', isNow: isOpening && !sharesFrom.includes(memberIndex) },
  ];
  return tasks.filter((task) => task.isNow);
}

/** What a member may do in the place of a head who is absent: the committee's page offers it apart, nobody is sent to it. */
export function absentHeadTasks(desk: CommitteeDesk, t: CommitteeWords): readonly CommitteeTask[] {
  const { memberIndex, isHead, state, toSign, resultHash, threshold } = desk;
  if (memberIndex === null || isHead) return [];
  const isHeads = toSign.some(({ type, signedBy }) => !isForAll(type) && !signedBy.includes(memberIndex));
  if (isHeads) return [{ title: t.signAbsent(threshold), go: t.signGo, path: 'sign' }];
  const isOpening = state === 'closed' && toSign.length === 0 && resultHash === null;
  return isOpening ? [{ title: t.stationAbsent, go: t.stationGo, path: 'station' }] : [];
}

const isForAll = (type: string): boolean => type === 'SEALED' || type === 'RESULT';

/** SEALED and RESULT are for every member, once; what opens and closes the box is for the head. */
function maySign({ toSign, isHead, memberIndex }: CommitteeDesk): boolean {
  return toSign.some(({ type, signedBy }) => (isForAll(type) || isHead) && !signedBy.includes(memberIndex ?? 0));
}

const MAKING_KEYS: readonly CommitteeDesk['state'][] = ['approved', 'roll_frozen'];
/** Whether this reader may still make a new key in place of the one that he handed in. */
export const mayReplaceKey = ({ state, hasKey }: CommitteeDesk): boolean => hasKey && MAKING_KEYS.includes(state);

const BEFORE_COUNT: readonly CommitteeDesk['state'][] = ['committee_ready', 'sealed', 'issuing', 'issued', 'casting'];
/** Whether the opening can be rehearsed: the manifest names the keys, and the real box is not open yet. */
export const mayRehearse = ({ state, protocolId, memberIndex }: CommitteeDesk): boolean =>
  memberIndex !== null && protocolId !== null && BEFORE_COUNT.includes(state);

const INVITED: readonly CommitteeDesk['state'][] = ['draft', 'approved', 'roll_frozen'];
/** Whether this reader still has to be told what a member of the committee is asked to do. */
export const isInvited = ({ state, memberIndex, hasKey }: CommitteeDesk): boolean =>
  memberIndex !== null && !hasKey && INVITED.includes(state);
