import { z } from 'zod';
import { fail, ok } from '../../kernel/index.ts';
import { view } from '../../usecase/index.ts';
import { mayReadRound, mayStep } from './ballot.policy.ts';
import { RoundId, State } from './ballot.schema.ts';
import { foundInParts, linesFound, partsOf, type RollPart } from './roll.sql.ts';
import { loadRound } from './round-step.ts';
import { outOfStep } from './states.ts';

const PAGE = 100;
/** A part of the roll by name, with how many of it there are and how many have received. */
const Part = z.object({ name: z.string(), people: z.int(), issued: z.int() });

/** The roll as it is pinned up, searched: names and categories, and who has received; never who has cast, nor when. */
export const roll = view({
  name: 'ballot.roll',
  http: 'GET /rounds/{roundId}/roll',
  summary: 'Danh sách người bỏ phiếu và ai đã nhận phiếu, tìm và lọc được; không có ai đã bỏ phiếu',
  input: z.strictObject({
    roundId: RoundId,
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    /** The beginning of a name or of one of its words; diacritics may be left out. */
    query: z.string().trim().max(100, 'Tên cần tìm quá dài').default(''),
    category: z.string().max(100).optional(),
    unit: z.string().max(300).optional(),
    received: z.enum(['yes', 'no']).optional(),
  }),
  output: z.object({
    roundId: RoundId,
    title: z.string(),
    state: State,
    rollHash: z.string().nullable(),
    /** Everyone on the roll, and those of them who have received. */
    total: z.int(),
    issued: z.int(),
    /** How many lines answer the search. */
    found: z.int(),
    page: z.int(),
    pages: z.int(),
    categories: z.array(Part.extend({ category: z.string() })),
    units: z.array(Part),
    entries: z.array(
      z.object({
        rollNo: z.int(),
        personId: z.uuid(),
        name: z.string(),
        post: z.string(),
        unit: z.string(),
        categoryName: z.string(),
        isIssued: z.boolean(),
      }),
    ),
    remindedOn: z.string().nullable(),
    /** Whether this reader may put people on the roll and take them off, and may remind. */
    mayChange: z.boolean(),
    mayRemind: z.boolean(),
  }),
  async run(ctx, { page, ...search }) {
    const { roundId } = search;
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.roll', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const { round, facts } = loaded;
    const parts = await partsOf(ctx, roundId);
    const { category, unit, received, query } = search;
    const at = { limit: PAGE, offset: (page - 1) * PAGE };
    const asked = { roundId, category, unit, received, query };
    const { found = foundInParts(parts, asked), lines } = await linesFound(ctx, asked, at);
    const may = (name: 'ballot.leaveOut' | 'ballot.remind'): boolean =>
      mayStep(name, ctx.actor, facts) !== undefined && !outOfStep(name, round.state);
    return ok({
      permit,
      value: {
        ...{ roundId, title: round.title, state: round.state, rollHash: round.roll_hash },
        ...totalsOf(parts),
        ...{ found, page, pages: Math.max(1, Math.ceil(found / PAGE)), entries: lines },
        ...{ remindedOn: round.reminded_on, mayChange: may('ballot.leaveOut'), mayRemind: may('ballot.remind') },
      },
    });
  },
});

/** The sums of the counted parts: of everyone, of each category in roll order, of each unit by name. */
function totalsOf(parts: readonly RollPart[]) {
  const categories = summed(parts, (part) => part.category).map(({ key, ...part }) => ({ ...part, category: key }));
  const units = summed(parts, (part) => part.unit).map(({ key, ...part }) => ({ ...part, name: key }));
  const sum = (of: 'people' | 'issued'): number => parts.reduce((total, part) => total + part[of], 0);
  return { total: sum('people'), issued: sum('issued'), categories, units: units.sort(byName) };
}

function summed(parts: readonly RollPart[], keyOf: (part: RollPart) => string) {
  const sums = new Map<string, { key: string; name: string; people: number; issued: number }>();
  for (const part of parts) {
    const key = keyOf(part);
    const { people, issued } = sums.get(key) ?? { people: 0, issued: 0 };
    sums.set(key, { key, name: part.name, people: people + part.people, issued: issued + part.issued });
  }
  return [...sums.values()];
}

const VIETNAMESE = new Intl.Collator('vi', { numeric: true });
const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  VIETNAMESE.compare(a.name, b.name);
