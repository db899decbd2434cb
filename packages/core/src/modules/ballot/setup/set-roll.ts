import { z } from 'zod';
import { dayOf, invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { importedPersonIds } from '../../org/index.ts';
import { PersonId, RoundId, State } from '../ballot.schema.ts';
import { calledVoters, votersOn, type Voter } from '../people.ts';
import { replaceRoll } from '../roll-lines.sql.ts';
import { beginStep, endStep } from '../round-step.ts';

const Input = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('category'),
    roundId: RoundId,
    categories: z.array(z.string().min(1)).min(1, 'Chọn ít nhất một thành phần'),
  }),
  z.strictObject({
    by: z.literal('people'),
    roundId: RoundId,
    personIds: z.array(PersonId).min(1, 'Chọn ít nhất một người').max(200_000),
  }),
  z.strictObject({ by: z.literal('import'), roundId: RoundId, importId: z.uuid('Chọn lần nhập') }),
]);

/**
 * Draws the roll up: everyone in the chosen categories today, or the people named, or those of a confirmed import.
 * One person stands once, in the category that takes precedence; subjects are left out. Who was named and is in no
 * category stands at the end without one, so that nobody is lost unseen; the roll is not frozen until he has one.
 */
export const setRoll = command({
  name: 'ballot.setRoll',
  http: 'PUT /rounds/{roundId}/roll',
  summary: 'Lập danh sách người bỏ phiếu theo thành phần hoặc từ danh sách đã nhập',
  input: Input,
  output: z.object({ roundId: RoundId, state: State, voters: z.int(), subjectsLeftOut: z.int() }),
  async run(ctx, input) {
    const step = await beginStep(ctx, 'ballot.setRoll', input.roundId);
    if (!step.ok) return step;
    const { round, permit, facts } = step.value;
    const day = dayOf(ctx.now);
    const called = await calledBy(ctx, input, day);
    const voters = called.filter((voter) => !facts.subjectIds.includes(voter.personId));
    if (voters.length === 0) return invalid(FIELD_OF[input.by], 'Danh sách rỗng');
    await replaceRoll(ctx, input.roundId, voters);
    const rule = { roll_by: input.by, roll_categories: input.by === 'category' ? input.categories : null };
    const stepped = await endStep(ctx, 'ballot.setRoll', { round, changes: rule });
    const subjectsLeftOut = called.length - voters.length;
    return ok({
      permit,
      value: { ...stepped, voters: voters.length, subjectsLeftOut },
      event: { type: 'ballot.roll_set', subject: input.roundId, data: { by: input.by, voters: voters.length } },
    });
  },
});

const FIELD_OF = { category: 'categories', people: 'personIds', import: 'importId' } as const;

/** Whom the office calls; an import that is not confirmed calls nobody. */
async function calledBy(ctx: Ctx, input: z.output<typeof Input>, day: string): Promise<Voter[]> {
  if (input.by === 'category') return votersOn(ctx, { day, categories: input.categories });
  const personIds =
    input.by === 'people' ? input.personIds : await importedPersonIds(ctx.tx, ctx.tenantId, input.importId);
  return calledVoters(ctx, personIds, day);
}
