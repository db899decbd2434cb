import type { BoxTally } from '../../protocol.ts';
import { formBeside, isNear, tellsHiddenUnit } from './differencing.ts';
import { ownForm, tableIn, type Counts } from './forms.ts';
import { groupForms, hiddenGroups } from './groups.ts';
import {
  GUARD_VERSION,
  type Form,
  type GuardContext,
  type GuardPolicy,
  type PublicGroup,
  type PublicSubject,
  type Publication,
} from './publication.ts';

type Tally = BoxTally['total'];

/**
 * The disclosure guard (ballot.md 11): the one function from the exact tally to what everyone may see. Deterministic,
 * integers only, versioned; whoever holds tally, policy and context can run it again and must get the same (R10).
 * What is hidden, and that it is hidden, can itself tell a little (a level was rare); it never tells which.
 */
export function guard(tally: BoxTally, policy: GuardPolicy, context: GuardContext): Publication {
  const { total } = tally;
  const blank = {
    guard: GUARD_VERSION,
    policy,
    blankRule: context.blankRule,
    denominator: context.denominator,
    areCommentsOpen: false,
    subjects: [],
    groups: [],
    compared: [],
  } as const;
  if (context.roll < policy.minRoll) return { ...blank, outcome: 'refused', counts: null };
  const counts = { roll: context.roll, issued: context.issued, collected: total.collected, valid: null, invalid: null };
  if (total.valid < policy.minTotal) return { ...blank, outcome: 'reported', counts };
  const forms = totalForms(total, policy, context);
  return {
    ...blank,
    outcome: 'published',
    counts: { ...counts, valid: total.valid, invalid: total.collected - total.valid },
    areCommentsOpen: total.valid >= policy.commentsFrom,
    subjects: subjectsIn(total, forms, { policy, context }),
    groups: groupsOf({ tally, forms }, policy, context),
    compared: context.earlier.map(({ roundId, edition, joined, departed }) => ({ roundId, edition, joined, departed })),
  };
}

/** Forms by place: `forms[subject][item]`. */
type Forms = readonly (readonly Form[])[];

const baseOf = (tally: Tally, { denominator }: GuardContext): number =>
  denominator === 'valid' ? tally.valid : tally.collected;

function totalForms(total: Tally, policy: GuardPolicy, context: GuardContext): Forms {
  const base = baseOf(total, context);
  const near = context.earlier.filter(isNear);
  return total.subjects.map((subject) =>
    subject.items.map((item) => {
      const counts: Counts = { levels: item.levels, blank: item.blank, base };
      const tables = near.flatMap((from) => {
        const earlier = from.subjects.find(({ id }) => id === subject.id)?.items.find(({ id }) => id === item.id);
        return earlier ? [{ from, table: earlier.table }] : [];
      });
      const form = formBeside(tables, { counts, form: ownForm(counts, policy) }, policy);
      const isTold = context.aggregates.some(
        (sum) => sum.subjectId === subject.id && sum.itemId === item.id && tellsHiddenUnit(sum, counts, policy),
      );
      return isTold ? 'withheld' : form;
    }),
  );
}

interface Rules {
  readonly policy: GuardPolicy;
  readonly context: GuardContext;
}
const subjectsIn = (tally: Tally, forms: Forms, { policy, context }: Rules): PublicSubject[] =>
  tally.subjects.map((subject, at) => ({
    id: subject.id,
    items: subject.items.map((item, place) => ({
      id: item.id,
      table: tableIn(
        forms[at]?.[place] ?? 'withheld',
        { levels: item.levels, blank: item.blank, base: baseOf(tally, context) },
        policy,
      ),
    })),
  }));

interface Shown {
  readonly tally: BoxTally;
  readonly forms: Forms;
}
/** Tables by credential group; none at all beside an earlier publication on nearly the same people that had some. */
function groupsOf({ tally, forms }: Shown, policy: GuardPolicy, context: GuardContext): PublicGroup[] {
  const isBesideGroups = context.earlier.some((earlier) => isNear(earlier) && earlier.hasGroupTables);
  const sizes = tally.groups.map(({ group, tally: own }) => ({ id: group, valid: own.valid }));
  const hidden = isBesideGroups ? new Set(sizes.map(({ id }) => id)) : hiddenGroups(sizes, policy);
  const ofGroups = tally.total.subjects.map((subject, at) =>
    subject.items.map((item, place) => {
      const counts = { levels: item.levels, blank: item.blank, base: baseOf(tally.total, context) };
      const rows = tally.groups.map(({ group, tally: own }) => ({
        id: group,
        isHidden: hidden.has(group),
        counts: itemOf(own, [at, place], context),
      }));
      return groupForms(rows, { counts, form: forms[at]?.[place] ?? 'withheld' }, policy);
    }),
  );
  return tally.groups.map(({ group, tally: own }, row) => {
    if (hidden.has(group)) return { id: group, isShown: false, subjects: [] };
    const own_ = ofGroups.map((items) => items.map((forms_) => forms_[row] ?? 'withheld'));
    return { id: group, isShown: true, subjects: subjectsIn(own, own_, { policy, context }) };
  });
}

function itemOf(tally: Tally, [subject, item]: readonly [number, number], context: GuardContext): Counts {
  const found = tally.subjects[subject]?.items[item];
  if (!found) throw new Error('a group was counted on other items than the whole');
  return { levels: found.levels, blank: found.blank, base: baseOf(tally, context) };
}
