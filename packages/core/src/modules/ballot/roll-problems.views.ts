import { z } from 'zod';
import { sql } from 'kysely';
import { fail, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { accountHolders } from '../identity/index.ts';
import { birthYearsOf, peopleGone } from '../org/index.ts';
import { mayReadRound } from './ballot.policy.ts';
import { RoundId } from './ballot.schema.ts';
import { phrasesOf } from './roll-names.ts';
import { loadRound, type LoadedRound } from './round-step.ts';

/** So many of each kind are shown; the count says how many there are. */
const SHOWN = 20;
const Line = z.object({
  personId: z.uuid(),
  rollNo: z.int(),
  name: z.string(),
  post: z.string(),
  unit: z.string(),
  birthYear: z.int().nullable(),
});
type Line = z.output<typeof Line>;
const Some = z.object({ count: z.int(), lines: z.array(Line) });

/** What the officer looks at before the roll is frozen; each kind counted, the first ones named. */
export const rollProblems = view({
  name: 'ballot.rollProblems',
  http: 'GET /rounds/{roundId}/roll/problems',
  summary: 'Điều cần xem trong danh sách: trùng tên, người được góp ý, thiếu thành phần, thiếu tài khoản',
  input: z.strictObject({ roundId: RoundId }),
  output: z.object({
    /** People of one name, however its tone marks are placed; told apart by year of birth and unit. */
    twins: z.object({ count: z.int(), groups: z.array(z.object({ name: z.string(), lines: z.array(Line) })) }),
    /** A subject of the round, or somebody who bears a subject's name. */
    subjects: Some,
    /** In no category of the organisation: the roll is not frozen before he has one. */
    unplaced: Some,
    /** Moved away, died or merged into another record since the roll was drawn up. */
    gone: Some,
    /** Without an account or a card: cannot receive online. */
    accountless: Some,
  }),
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.rollProblems', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const found = await problemsIn(ctx, roundId, loaded);
    const named = [...found.twins.slice(0, SHOWN), found.subjects, found.unplaced, found.gone, found.accountless]
      .flatMap((some) => some.slice(0, SHOWN))
      .map((line) => line.personId);
    const born = await birthYearsOf(ctx.tx, ctx.tenantId, [...new Set(named)]);
    const shown = (some: readonly RawLine[]): z.output<typeof Some> => ({
      count: some.length,
      lines: some.slice(0, SHOWN).map((line) => lineOf(line, born.get(line.personId) ?? null)),
    });
    const groups = found.twins.slice(0, SHOWN).map((some) => ({ name: some[0]?.name ?? '', lines: shown(some).lines }));
    return ok({
      permit,
      value: {
        twins: { count: found.twins.length, groups },
        subjects: shown(found.subjects),
        unplaced: shown(found.unplaced),
        gone: shown(found.gone),
        accountless: shown(found.accountless),
      },
    });
  },
});

async function problemsIn(ctx: Ctx, roundId: string, { subjects, facts }: LoadedRound) {
  const lines = await linesOf(ctx, roundId);
  const gone = await peopleGone(ctx.tx, ctx.tenantId);
  const holders = await accountHolders(ctx.tx, ctx.tenantId);
  const names = new Set(subjects.map((subject) => keyOf(subject.name)));
  const ids = new Set(facts.subjectIds);
  return {
    twins: twinsIn(lines),
    subjects: lines.filter((line) => ids.has(line.personId) || names.has(line.canon)),
    unplaced: lines.filter((line) => line.category === ''),
    gone: lines.filter((line) => gone.has(line.personId)),
    accountless: lines.filter((line) => line.channel === 'online' && !holders.has(line.personId)),
  };
}

interface RawLine extends Omit<Line, 'birthYear'> {
  readonly category: string;
  readonly channel: string;
  readonly canon: string;
}

/** Every line with the name as it is compared. */
async function linesOf(ctx: Ctx, roundId: string): Promise<readonly RawLine[]> {
  const { rows } = await sql<RawLine>`
    select e.person_id as "personId", e.roll_no as "rollNo", e.name, e.post, e.unit, e.category, e.channel,
      coalesce(n.canon, lower(e.name)) as canon
    from issue.roll_entry e
    left join issue.roll_name n on n.tenant_id = e.tenant_id and n.round_id = e.round_id
      and n.person_id = e.person_id and n.is_whole
    where e.tenant_id = ${ctx.tenantId} and e.round_id = ${roundId} order by e.roll_no`.execute(ctx.tx);
  return rows;
}

const keyOf = (name: string): string => phrasesOf(name)[0]?.canon ?? '';

function twinsIn(lines: readonly RawLine[]): RawLine[][] {
  const groups = Map.groupBy(lines, (line) => line.canon);
  return [...groups.values()].filter((group) => group.length > 1);
}

const lineOf = ({ personId, rollNo, name, post, unit }: RawLine, birthYear: number | null): Line => ({
  ...{ personId, rollNo, name, post, unit, birthYear },
});
