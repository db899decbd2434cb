import { z } from 'zod';
import { nameSortKey } from '@guong/vietnamese';
import { conflict, dayOf, invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { PersonId, RoundId, State, tables } from '../ballot.schema.ts';
import { calledVoters, type Voter } from '../people.ts';
import { insertLine } from '../roll-lines.sql.ts';
import { beginStep, endStep } from '../round-step.ts';

/** Puts one more person on the roll, in the place where the list would have him. */
export const callVoter = command({
  name: 'ballot.callVoter',
  http: 'POST /rounds/{roundId}/roll/people',
  summary: 'Thêm một người vào danh sách bỏ phiếu',
  input: z.strictObject({ roundId: RoundId, personId: PersonId }),
  output: z.object({ roundId: RoundId, state: State, rollNo: z.int() }),
  async run(ctx, { roundId, personId }) {
    const step = await beginStep(ctx, 'ballot.callVoter', roundId);
    if (!step.ok) return step;
    const { round, permit, facts } = step.value;
    if (facts.subjectIds.includes(personId)) {
      return invalid('personId', 'Người được góp ý không có tên trong danh sách bỏ phiếu của đợt này');
    }
    const [voter] = await calledVoters(ctx, [personId], dayOf(ctx.now));
    if (!voter) return invalid('personId', 'Người này không còn trong danh sách của đơn vị');
    const lines = await linesOf(ctx, roundId);
    if (lines.some((line) => line.person_id === personId)) return conflict('Người này đã có tên trong danh sách.');
    const rollNo = placeFor(voter, lines);
    await insertLine(ctx, roundId, { voter, rollNo });
    const stepped = await endStep(ctx, 'ballot.callVoter', { round });
    return ok({
      permit,
      value: { ...stepped, rollNo },
      event: { type: 'ballot.voter_called', subject: roundId, data: { personId } },
    });
  },
});

interface Line {
  readonly roll_no: number;
  readonly person_id: string;
  readonly name: string;
  readonly category: string;
}
const linesOf = (ctx: Ctx, roundId: string): Promise<Line[]> =>
  tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .select(['roll_no', 'person_id', 'name', 'category'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .orderBy('roll_no')
    .execute();

/** Within his category by name; a category that is new on the roll comes last. */
function placeFor(voter: Voter, lines: readonly Line[]): number {
  const same = lines.filter((line) => line.category === voter.category);
  const key = nameSortKey(voter.name);
  const after = same.find((line) => nameSortKey(line.name) > key);
  return after?.roll_no ?? (same.at(-1) ?? lines.at(-1) ?? { roll_no: 0 }).roll_no + 1;
}
