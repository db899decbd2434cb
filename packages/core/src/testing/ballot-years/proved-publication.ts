// What everyone reads of a published round: tables, comments, and what changed since the year before.
import { ballot } from '../../modules/ballot/index.ts';
import type { Publication, PublicSubject, PublicTable } from '../../modules/ballot/release/guard/publication.ts';
import { COMMENTS_FROM, judgementOf } from './counted.ts';
import { expectedComments, expectedOf, type ExpectedItem } from './expected.ts';
import type { LivedRound } from './lived-round.ts';
import { asked, type Proof, type Reading } from './proof.ts';

/** A round with what was published of it. */
export interface Published {
  readonly lived: LivedRound;
  readonly publication: Publication;
}

/** The tables that everyone sees: each number in them is the count of planned answers that it says it is. */
export async function provePublication(reading: Reading, { lived, publication }: Published): Promise<void> {
  const { proof, house } = reading;
  const { planned, roundId } = lived;
  const what = `the publication of round ${String(planned.no)}`;
  const { roll, issued, collected, valid, items } = expectedOf(planned);
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const { publication: shown } = await asked(reading, ballot.publication, { roundId, as: anyone });
  proof.alike(`${what}, page and bundle`, shown.subjects, publication.subjects);
  const isShown = valid >= SHOWN_FROM;
  proof.alike(`${what}, outcome`, shown.outcome, isShown ? 'published' : 'reported');
  const rest = isShown ? { valid, invalid: collected - valid } : { valid: null, invalid: null };
  proof.alike(`${what}, counts`, shown.counts, { roll, issued, collected, ...rest });
  for (const [s, subject] of shown.subjects.entries()) proveTables(proof, `${what}, ${String(s)}`, [subject, items[s]]);
}

/** Valid ballots from which tables are shown (ballot.md 11), as every manifest says. */
const SHOWN_FROM = 5;

type Counted = readonly ExpectedItem[] | undefined;
function proveTables(proof: Proof, what: string, [{ items }, counted]: readonly [PublicSubject, Counted]): void {
  for (const [n, { table }] of items.entries()) {
    const item = counted?.[n];
    if (item) proof.alike(`${what}/${String(n)}`, numbersIn(table), numbersOf(table, item));
  }
}

/** Two levels each make a band. */
const bandsOf = (levels: readonly number[]): number[] => [
  (levels[0] ?? 0) + (levels[1] ?? 0),
  (levels[2] ?? 0) + (levels[3] ?? 0),
];

const numbersIn = (table: PublicTable): readonly number[] =>
  table.form === 'exact' || table.form === 'bands'
    ? [...table.cells.map(({ count }) => count), table.blank.count, table.base]
    : [];

function numbersOf({ form }: PublicTable, { levels, blank }: ExpectedItem): readonly number[] {
  const base = levels.reduce((a, b) => a + b, blank);
  if (form === 'exact') return [...levels, blank, base];
  return form === 'bands' ? [...bandsOf(levels), blank, base] : [];
}

/** Comments: all of them before the committee, and of enough ballots those that two readers let out, as they let them out. */
export async function proveComments(reading: Reading, { planned, roundId, ward }: LivedRound): Promise<void> {
  const { proof, house } = reading;
  const what = `the comments of round ${String(planned.no)}`;
  const written = expectedComments(planned);
  const as = house.actorWith([], ward.memberIds[0]);
  const desk = await asked(reading, ballot.commentDesk, { roundId, as });
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const open = await asked(reading, ballot.comments, { roundId, as: anyone });
  const areOpen = expectedOf(planned).valid >= COMMENTS_FROM;
  proof.alike(`${what}, open`, open.areOpen, areOpen);
  for (const [at, texts] of written.entries()) {
    const read = desk.comments.filter(({ subjectNo }) => subjectNo === at + 1).map(({ text }) => text);
    proof.alike(`${what}, before the committee, ${String(at)}`, read.sort(), texts);
    const let_ = (open.subjects[at]?.comments ?? []).map(({ parts }) => parts.map(({ text }) => text).join('…'));
    proof.alike(`${what}, published, ${String(at)}`, let_.sort(), areOpen ? texts.map(releasedAs).sort() : []);
    proof.rows += texts.length;
  }
}

/** What the public reads of a comment; a covered passage is a dot where it stood. */
function releasedAs(text: string): string {
  const { verdict, covers } = judgementOf(text);
  if (verdict === 'withhold') return '';
  return covers.reduce((left, cover) => left.split(cover).join('……'), text);
}

/** What changed since the last published round about one of the same people: both shares are those of the planned answers. */
export async function proveComparison(reading: Reading, now: Published, before: Published | undefined): Promise<void> {
  const { proof } = reading;
  const { planned, roundId } = now.lived;
  const what = `the comparison of round ${String(planned.no)}`;
  const told = await asked(reading, ballot.comparison, { roundId });
  const isEarlier = before?.publication.outcome === 'published';
  proof.alike(`${what}, the earlier round`, told.earlier?.roundId, isEarlier ? before.lived.roundId : undefined);
  if (!isEarlier) return;
  const [then, counted] = [expectedOf(before.lived.planned), expectedOf(planned)];
  for (const [s, { changes }] of told.subjects.entries()) {
    proveShares(proof, `${what}, then ${String(s)}`, [changes.map((change) => change.before), then.items[s]]);
    proveShares(proof, `${what}, now ${String(s)}`, [changes.map((change) => change.now), counted.items[s]]);
  }
}

type Shares = readonly ({ readonly part: number; readonly whole: number } | null)[];
/** Where a share is told at all, it is that of the better half of the levels. */
function proveShares(proof: Proof, what: string, [shares, counted]: readonly [Shares, Counted]): void {
  for (const [n, share] of shares.entries()) {
    if (share) proof.alike(`${what}/${String(n)}`, [share.part, share.whole], upperOf(counted?.[n]));
  }
}

const upperOf = (item: ExpectedItem | undefined): readonly number[] =>
  item ? [bandsOf(item.levels)[0] ?? 0, item.levels.reduce((a, b) => a + b, item.blank)] : [];
