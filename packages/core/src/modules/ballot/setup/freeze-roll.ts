import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, RoundOnly, State, tables, type RollEntryRow } from '../ballot.schema.ts';
import { mergeGroups, type CredentialGroup } from '../groups.ts';
import { noteRollChanges } from '../release/roll-changes.ts';
import { rollHash } from '../roll-hash.ts';
import { beginStep, endStep } from '../round-step.ts';

/** ballot.md 11: with fewer voters than this there is no anonymity to promise. */
const SMALLEST_ROLL = 5;

/** Freezes the roll, merges small categories into credential groups, and posts the roll's hash. */
export const freezeRoll = command({
  name: 'ballot.freezeRoll',
  http: 'POST /rounds/{roundId}/roll/freeze',
  summary: 'Chốt danh sách người bỏ phiếu và công bố dấu của danh sách',
  input: RoundOnly,
  output: z.object({ roundId: RoundId, state: State, rollHash: z.string(), voters: z.int(), groups: z.int() }),
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.freezeRoll', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    const roll = await rollOf(ctx, roundId);
    if (roll.length < SMALLEST_ROLL) {
      return conflict(`Danh sách có ${roll.length} người; dưới ${SMALLEST_ROLL} người thì không giữ kín được phiếu.`);
    }
    const unplaced = roll.filter((line) => line.category === '').length;
    if (unplaced > 0) {
      return conflict(`${unplaced} người chưa có thành phần; xếp thành phần hoặc bỏ khỏi danh sách rồi mới chốt.`);
    }
    const groups = mergeGroups(categorySizes(roll));
    await writeGroups(ctx, roundId, groups);
    await noteRollChanges(ctx, roundId);
    const hash = rollHash(roll);
    const stepped = await endStep(ctx, 'ballot.freezeRoll', { round, changes: { roll_hash: hash } });
    const counts = { rollHash: hash, voters: roll.length, groups: groups.length };
    return ok({
      permit,
      value: { ...stepped, ...counts },
      event: { type: 'ballot.roll_frozen', subject: roundId, data: counts },
    });
  },
});

const rollOf = (ctx: Ctx, roundId: string): Promise<RollEntryRow[]> =>
  tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .orderBy('roll_no')
    .execute();

/** The roll stands in the order of precedence, so the first of each category tells the order of categories. */
function categorySizes(roll: readonly RollEntryRow[]) {
  const sizes = new Map<string, { code: string; name: string; size: number }>();
  for (const { category, category_name } of roll) {
    const known = sizes.get(category) ?? { code: category, name: category_name, size: 0 };
    sizes.set(category, { ...known, size: known.size + 1 });
  }
  return [...sizes.values()];
}

async function writeGroups(ctx: Ctx, roundId: string, groups: readonly CredentialGroup[]): Promise<void> {
  const db = tables(ctx.tx);
  for (const group of groups) {
    await db
      .insertInto('ballot.credential_group')
      .values({
        tenant_id: ctx.tenantId,
        round_id: roundId,
        group_no: group.groupNo,
        name: group.name,
        categories: [...group.categories],
        size: group.size,
        issued: null,
      })
      .execute();
    await db
      .updateTable('issue.roll_entry')
      .set({ group_no: group.groupNo })
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .where('category', 'in', group.categories)
      .execute();
  }
}
