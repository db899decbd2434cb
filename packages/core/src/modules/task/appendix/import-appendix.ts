import { z } from 'zod';
import { fail, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { leadersIn, rosterOf, type Roster } from '../posts.ts';
import { proposeTask } from '../propose-task.ts';
import { mayPropose } from '../task.policy.ts';
import { forbidden } from '../task.refusals.ts';
import { ProposeInput, type Proposed } from '../task.schema.ts';
import { ImportAppendixInput, type AppendixRow } from './appendix.schema.ts';
import { previewRows } from './preview-rows.ts';
import { findRows, tableOfText } from './read-table.ts';

/** Takes a previewed appendix in: all of its tasks, as proposed, or none. */
export const importAppendix = command({
  name: 'task.importAppendix',
  http: 'POST /tasks/appendix',
  summary: 'Nhập phụ lục nhiệm vụ: tất cả các dòng thành nhiệm vụ đề xuất, hoặc không dòng nào',
  input: ImportAppendixInput,
  output: z.object({ count: z.int(), firstNumber: z.int(), lastNumber: z.int() }),
  async run(ctx, { table, mapping, documentId, allowsGaps }) {
    const roster = await rosterOf(ctx);
    const permit = mayPropose(ctx.actor, 'task.importAppendix', leadersIn(roster));
    if (!permit) return forbidden('task.importAppendix');
    const found = findRows(tableOfText(table), mapping);
    if (!found.ok) return found;
    const rows = previewRows(roster, found.value);
    const wrong = problemsOf(rows, allowsGaps);
    if (Object.keys(wrong).length > 0) return fail({ code: 'invalid', fields: wrong });
    const numbers = await proposeAll(ctx, roster, { rows, documentId });
    if (!numbers.ok) return numbers;
    const [firstNumber = 0, lastNumber = firstNumber] = [numbers.value[0], numbers.value.at(-1)];
    const value = { count: rows.length, firstNumber, lastNumber };
    const subject = documentId ?? ctx.tenantId;
    return ok({ permit, value, event: { type: 'task.appendix_imported', subject, data: value } });
  },
});

function problemsOf(rows: readonly AppendixRow[], allowsGaps: boolean): Record<string, string> {
  const wrong = rows.map(({ row, errors, gaps }) => [row, allowsGaps ? errors : [...errors, ...gaps]] as const);
  return Object.fromEntries(
    wrong.filter(([, said]) => said.length > 0).map(([row, said]) => [`row.${String(row)}`, said.join('. ')]),
  );
}

interface Rows {
  readonly rows: readonly AppendixRow[];
  readonly documentId: string | undefined;
}
async function proposeAll(ctx: Ctx, roster: Roster, { rows, documentId }: Rows): Promise<Result<number[]>> {
  const source = documentId === undefined ? {} : { sourceKind: 'document', sourceId: documentId };
  const numbers: number[] = [];
  for (const row of rows) {
    const made = await proposeTask(ctx, proposedBy(row, source), roster);
    if (!made.ok) return made;
    numbers.push(made.value.number);
  }
  return ok(numbers);
}

const proposedBy = (row: AppendixRow, source: object): Proposed =>
  ProposeInput.parse({
    what: row.what,
    product: row.product,
    ownerPostId: row.ownerPostId,
    supervisorPostId: row.supervisorPostId,
    dueOn: row.dueOn,
    supportUnitIds: row.support.map(({ unitId }) => unitId),
    ...source,
  });
