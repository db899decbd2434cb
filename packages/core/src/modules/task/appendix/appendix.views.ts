import type { z } from 'zod';
import { invalid, ok, type Result } from '../../../kernel/index.ts';
import { view } from '../../../usecase/index.ts';
import { leadersIn, rosterOf } from '../posts.ts';
import { mayPropose } from '../task.policy.ts';
import { forbidden } from '../task.refusals.ts';
import { PreviewAppendixInput, PreviewAppendixOutput } from './appendix.schema.ts';
import { previewRows } from './preview-rows.ts';
import { findRows, tableOfFile, tableOfText, textOfTable, type Cells } from './read-table.ts';

/** Reads an appendix and says, row by row, what would come in and what is wrong. Writes nothing. */
export const previewAppendix = view({
  name: 'task.previewAppendix',
  http: 'none',
  summary: 'Xem trước phụ lục nhiệm vụ dán từ Word hoặc từ tệp .docx, .xlsx; chưa ghi gì',
  input: PreviewAppendixInput,
  output: PreviewAppendixOutput,
  async run(ctx, input) {
    const roster = await rosterOf(ctx);
    const permit = mayPropose(ctx.actor, 'task.previewAppendix', leadersIn(roster));
    if (!permit) return forbidden('task.previewAppendix');
    const cells = cellsIn(input);
    if (!cells.ok) return cells;
    const found = findRows(cells.value, input.mapping);
    if (!found.ok) return found;
    const { columns, mapping } = found.value;
    const rows = previewRows(roster, found.value);
    return ok({ permit, value: { table: textOfTable(cells.value), columns: [...columns], mapping, rows } });
  },
});

function cellsIn({ file, table }: z.output<typeof PreviewAppendixInput>): Result<Cells> {
  if (file) return tableOfFile(file.bytes);
  return table === undefined ? invalid('table', 'Dán bảng hoặc chọn tệp') : ok(tableOfText(table));
}
