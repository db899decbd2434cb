import type { CredentialChannel } from './credential.ts';
import type { Manifest } from './manifest-shape.ts';
import type { InvalidReason, MarksVerdict } from './verdict.ts';
import { sure } from './sure.ts';

/** Votes on one item: how many for each level, in the manifest's order, and how many left it blank. */
export interface ItemTally {
  readonly id: string;
  readonly levels: readonly number[];
  readonly blank: number;
}

/** Votes on one subject. */
export interface SubjectTally {
  readonly id: string;
  readonly items: readonly ItemTally[];
}

/** Counts of a set of ballots. collected = valid + all invalid; for each item: levels + blank = valid. */
export interface Tally {
  readonly collected: number;
  readonly valid: number;
  readonly invalid: Readonly<Record<InvalidReason, number>>;
  readonly subjects: readonly SubjectTally[];
}

/** The exact and restricted tally of a box: the whole, each credential group, and ballots by channel. */
export interface BoxTally {
  readonly total: Tally;
  readonly groups: readonly { readonly group: number; readonly tally: Tally }[];
  readonly channels: readonly { readonly channel: CredentialChannel; readonly collected: number }[];
}

/** One judged ballot. */
export interface TallyEntry {
  readonly group: number;
  readonly channel: CredentialChannel;
  readonly judged: MarksVerdict;
}

function markCount(marked: readonly (readonly (readonly number[])[])[], place: readonly [number, number]) {
  const [subject, item] = place;
  const counts = new Map<number, number>();
  for (const marks of marked) {
    const mark = sure(sure(marks[subject])[item]);
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return (mark: number): number => counts.get(mark) ?? 0;
}

/** Counts judged ballots. */
export function tallyOf(manifest: Manifest, entries: readonly MarksVerdict[]): Tally {
  const marked = entries.flatMap((judged) => (judged.verdict === 'valid' ? [judged.marks] : []));
  const reason = (name: InvalidReason): number => entries.filter((judged) => judged.verdict === name).length;
  const subjects = manifest.subjects.map((subject, at) => ({
    id: subject.id,
    items: subject.items.map((item, position) => {
      const count = markCount(marked, [at, position]);
      return { id: item.id, levels: item.levels.map((_, level) => count(level + 1)), blank: count(0) };
    }),
  }));
  const invalid = { sealing: reason('sealing'), ratings: reason('ratings'), marks: reason('marks') };
  return { collected: entries.length, valid: marked.length, invalid, subjects };
}

/** Counts a box as a whole, by group and by channel. */
export function boxTally(manifest: Manifest, entries: readonly TallyEntry[]): BoxTally {
  const channels = (['online', 'slip'] as const).filter((channel) => manifest.channels.includes(channel));
  return {
    total: tallyOf(
      manifest,
      entries.map((entry) => entry.judged),
    ),
    groups: manifest.groups.map((group) => ({
      group: group.id,
      tally: tallyOf(
        manifest,
        entries.filter((entry) => entry.group === group.id).map((entry) => entry.judged),
      ),
    })),
    channels: channels.map((channel) => ({
      channel,
      collected: entries.filter((entry) => entry.channel === channel).length,
    })),
  };
}

function addItems(left: SubjectTally, right: SubjectTally): SubjectTally {
  const items = left.items.map((item, at) => {
    const other = right.items[at];
    if (other?.id !== item.id) throw new Error('tallies of different rounds');
    const levels = item.levels.map((count, level) => count + sure(other.levels[level]));
    return { id: item.id, levels, blank: item.blank + other.blank };
  });
  return { id: left.id, items };
}

/** Sum of two tallies of one round, such as online ballots and paper ballots. Throws when the items differ. */
export function addTallies(left: Tally, right: Tally): Tally {
  const subjects = left.subjects.map((subject, at) => {
    const other = right.subjects[at];
    if (other?.id !== subject.id) throw new Error('tallies of different rounds');
    return addItems(subject, other);
  });
  const invalid = {
    sealing: left.invalid.sealing + right.invalid.sealing,
    ratings: left.invalid.ratings + right.invalid.ratings,
    marks: left.invalid.marks + right.invalid.marks,
  };
  return { collected: left.collected + right.collected, valid: left.valid + right.valid, invalid, subjects };
}
