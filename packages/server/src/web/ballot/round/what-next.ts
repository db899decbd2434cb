import type { StepName } from '@guong/core/ballot';
import type { Format } from '../../text/index.ts';
import type { RoundView } from '../round-view.ts';
import type { NEXT_TEXT } from './next-text.ts';

type Words = (typeof NEXT_TEXT)['vi'];
/** What a sentence is made with. */
export interface Speaker {
  readonly t: Words;
  readonly format: Format;
}
/** Something that is not there yet; `path` is where it is mended, for whoever may. */
export interface Missing {
  readonly text: string;
  readonly path?: string;
}
/** Somebody for whom a round waits. */
export interface Awaited {
  readonly name: string;
  readonly post: string;
}
/** What the round waits for now: the reader's own button where it is his, else who does it. */
export interface Next {
  readonly title: string;
  readonly say?: string;
  /** Path under the round, and the words of the button. */
  readonly go?: { readonly path: string; readonly label: string };
  /** Absent where nobody has to do anything. */
  readonly waitsFor?: { readonly people: readonly Awaited[]; readonly isAnyOf: boolean };
  readonly missing: readonly Missing[];
  /** Two or three words under the stage of now. */
  readonly note?: string;
}

type Rule = (round: RoundView, speaker: Speaker) => Next;

/** Shows the button to whoever may take the step, and names the others who may. */
function step(
  round: RoundView,
  name: StepName,
  { path, label, people }: { path: string; label: string; people: readonly Awaited[] },
): Pick<Next, 'go' | 'waitsFor'> {
  return round.can.includes(name) ? { go: { path, label } } : { waitsFor: { people, isAnyOf: people.length > 1 } };
}

const everyone = (people: readonly Awaited[]): Pick<Next, 'waitsFor'> => ({ waitsFor: { people, isAnyOf: false } });
const may = (round: RoundView, name: StepName, path: string): { readonly path?: string } =>
  round.can.includes(name) ? { path } : {};
const head = ({ members }: RoundView): readonly Awaited[] => members.filter(({ role }) => role === 'head');
const unkeyed = ({ members }: RoundView) => members.filter(({ hasKey }) => !hasKey);

/** What a draft cannot be sent without, in the order of the guided steps. */
export function lackingIn(round: RoundView, { t }: Speaker): readonly Missing[] {
  return [
    ...(round.subjects.length === 0 ? [{ text: t.noSubjects, ...may(round, 'ballot.setSubjects', 'subjects') }] : []),
    ...(round.voters === 0 ? [{ text: t.noRoll, ...may(round, 'ballot.setRoll', 'voters') }] : []),
    ...(round.members.length === 0 ? [{ text: t.noCommittee, ...may(round, 'ballot.setCommittee', 'members') }] : []),
  ];
}

/** Plans are asked for, but a round may do without. */
const plansLacking = (round: RoundView, { t }: Speaker): readonly Missing[] =>
  round.subjects
    .filter(({ planSha256 }) => planSha256 === null)
    .map(({ name, subjectNo }) => ({
      text: t.noPlanOf(name),
      ...may(round, 'ballot.attachPlan', `subjects/${subjectNo.toString()}/plan`),
    }));

function keysLacking(round: RoundView, { t, format }: Speaker): readonly Missing[] {
  const lacking = unkeyed(round);
  if (lacking.length === 0) return [];
  const names = lacking.map(({ name }) => name).join(', ');
  const text = t.noKeys(format.count(lacking.length), format.count(round.members.length), names);
  return [lacking.some(({ isMe }) => isMe) ? { text, path: 'committee/key' } : { text }];
}

const keysNote = (round: RoundView, { t, format }: Speaker): Pick<Next, 'note'> => {
  const lacking = unkeyed(round).length;
  return lacking > 0 ? { note: t.noteKeys(format.count(lacking), format.count(round.members.length)) } : {};
};

const draft: Rule = (round, speaker) => {
  const { t, format } = speaker;
  const lacking = lackingIn(round, speaker);
  const missing = [...lacking, ...plansLacking(round, speaker)];
  const [first] = lacking;
  if (first) {
    const note = [t.noteSubjects, t.noteRoll, t.noteCommittee][
      [t.noSubjects, t.noRoll, t.noCommittee].indexOf(first.text)
    ];
    const path = first.path ?? 'review';
    return {
      ...{ title: t.prepare, missing, ...(note !== undefined && { note }) },
      ...step(round, 'ballot.editRound', { path, label: t.prepareGo, people: round.officers }),
    };
  }
  if (round.sentOn === null) {
    const people = round.officers;
    return {
      title: t.send,
      missing,
      ...step(round, 'ballot.sendForApproval', { path: 'review', label: t.sendGo, people }),
    };
  }
  const people = round.leaders;
  return {
    ...{ title: t.approve, say: t.sentOn(format.day(round.sentOn)), missing, note: t.noteSent },
    ...step(round, 'ballot.approve', { path: 'step/approve', label: t.approveGo, people }),
  };
};

/** My own key first: nobody else can make it. */
const myKey = (round: RoundView, { t }: Speaker): Pick<Next, 'go'> | undefined =>
  unkeyed(round).some(({ isMe }) => isMe) ? { go: { path: 'committee/key', label: t.keysGo } } : undefined;

const approved: Rule = (round, speaker) => {
  const { t } = speaker;
  const missing = [...lackingIn(round, speaker), ...keysLacking(round, speaker)];
  if (round.voters === 0) {
    const to = { path: 'voters', label: t.roll, people: round.officers };
    return { title: t.roll, missing, ...step(round, 'ballot.setRoll', to) };
  }
  if (round.members.length === 0) {
    const to = { path: 'members', label: t.committee, people: round.officers };
    return { title: t.committee, missing, ...step(round, 'ballot.setCommittee', to) };
  }
  const freeze = step(round, 'ballot.freezeRoll', {
    path: 'step/freeze-roll',
    label: t.freezeGo,
    people: round.officers,
  });
  const mine = freeze.go ? undefined : myKey(round, speaker);
  return { title: mine ? t.keys : t.freeze, missing, ...keysNote(round, speaker), ...(mine ?? freeze) };
};

const rollFrozen: Rule = (round, speaker) => {
  const { t } = speaker;
  const missing = [...lackingIn(round, speaker), ...keysLacking(round, speaker)];
  if (round.members.length === 0) {
    const to = { path: 'members', label: t.committee, people: round.officers };
    return { title: t.committee, missing, ...step(round, 'ballot.setCommittee', to) };
  }
  const lacking = unkeyed(round);
  if (lacking.length > 0) {
    return { title: t.keys, missing, ...keysNote(round, speaker), ...(myKey(round, speaker) ?? everyone(lacking)) };
  }
  const to = { path: 'step/confirm-committee', label: t.confirm, people: round.leaders };
  return { title: t.confirm, missing, ...step(round, 'ballot.confirmCommittee', to) };
};

const ready: Rule = (round, { t }) =>
  round.protocolId === null
    ? {
        title: t.seal,
        missing: [],
        ...step(round, 'ballot.seal', { path: 'step/seal', label: t.seal, people: round.officers }),
      }
    : { title: t.signSeal, missing: [], ...desk(round, t, round.members) };

const desk = (round: RoundView, t: Words, people: readonly Awaited[]): Pick<Next, 'go' | 'waitsFor'> => {
  const isMine = round.members.some(({ isMe, name }) => isMe && people.some((one) => one.name === name));
  return isMine ? { go: { path: 'committee', label: t.deskGo } } : everyone(people);
};

const sealed: Rule = (round, { t, format }) => ({
  ...{ title: t.openIssuing, say: t.openIssuingSay(format.instant(round.issueOpensAt)), missing: [] },
  ...(round.can.includes('ballot.openIssuing') && { go: { path: 'step/open-issuing', label: t.openIssuing } }),
});

const issuing: Rule = (round, { t, format }) => {
  const waiting = round.voters - round.issued;
  const text = t.notReceived(format.count(waiting), format.count(round.voters));
  const reminded = round.remindedOn === null ? '' : ` ${t.remindedOn(format.day(round.remindedOn))}`;
  const canRemind = waiting > 0 && round.can.includes('ballot.remind');
  return {
    title: t.issuing,
    say: `${t.issuingSay(format.instant(round.issueClosesAt))}${reminded}`,
    missing: waiting > 0 ? [{ text, path: 'roll?received=no' }] : [],
    note: t.noteIssued(format.count(round.issued), format.count(round.voters)),
    ...(canRemind && { go: { path: 'step/remind', label: t.remindGo } }),
  };
};

const issued: Rule = (round, { t, format }) => ({
  ...{ title: t.openBox, say: t.openBoxSay(format.instant(round.castOpensAt)), missing: [] },
  ...desk(round, t, head(round)),
});
const casting: Rule = (round, { t, format }) => ({
  ...{ title: t.casting, say: t.castingSay(format.instant(round.castClosesAt)), missing: [] },
});
const closed: Rule = (round, { t, format }) => ({
  ...{
    title: t.count,
    say: t.countSay(format.count(round.threshold), format.count(round.members.length)),
    missing: [],
  },
  ...desk(round, t, round.members),
});
const opened: Rule = (round, { t }) => {
  const people = [...head(round), ...round.officers];
  return {
    title: t.minutes,
    missing: [],
    ...step(round, 'ballot.drawMinutes', { path: 'minutes/new', label: t.minutes, people }),
  };
};
const minuted: Rule = (round, { t }) => {
  const to = { path: 'result', label: t.confirmMinutes, people: round.leaders };
  return { title: t.confirmMinutes, missing: [], ...step(round, 'ballot.confirmMinutes', to) };
};
const confirmed: Rule = (round, { t }) => {
  const to = { path: 'result', label: t.release, people: round.leaders };
  return { title: t.release, missing: [], ...step(round, 'ballot.release', to) };
};
const over =
  (word: 'released' | 'done'): Rule =>
  (_round, { t }) => ({ title: t[word], missing: [], go: { path: 'result', label: t.resultGo } });
const annulled: Rule = (round, { t }) =>
  round.protocolId === null
    ? { title: t.annulled, missing: [] }
    : { title: t.signAnnulment, missing: [], ...desk(round, t, round.members) };

const RULES: Readonly<Record<RoundView['state'], Rule>> = {
  ...{ draft, approved, roll_frozen: rollFrozen, committee_ready: ready, sealed, issuing, issued, casting, closed },
  ...{
    opened,
    minuted,
    confirmed,
    released: over('released'),
    archived: over('done'),
    destroyed: over('done'),
    annulled,
  },
};

/** What is next in this round, for this reader, in words: by the same policy as the commands. */
export const whatNext: Rule = (round, speaker) => RULES[round.state](round, speaker);
