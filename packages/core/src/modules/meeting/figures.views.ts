import { dayOf, ok, type Result } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { unitsCountedUnder } from '../org/index.ts';
import { unitNames } from './list.views.ts';
import { absentIn, figureRows, figuresOf, tallyLines, type FigureScope } from './meeting.figures.ts';
import { mayReadFigures } from './meeting.policy.ts';
import { forbidden, missing } from './meeting.refusals.ts';
import { FigureRecordsInput, FigureRecordsOutput, FiguresInput, FiguresOutput } from './view.schema.ts';

async function scopeOf(ctx: Ctx, { unitId, ...scope }: Asked): Promise<Result<FigureScope>> {
  if (unitId === undefined) return ok({ ...scope, unitIds: null });
  const unitIds = await unitsCountedUnder(ctx.tx, ctx.tenantId, { unitId, day: dayOf(ctx.now) });
  return unitIds.length === 0 ? missing('unit') : ok({ ...scope, unitIds });
}
type Asked = Omit<FigureScope, 'unitIds'> & { readonly unitId?: string | undefined };

/** Sessions, attendances, rates by category with their fractions, opinions and papers of a unit and a period. */
export const figures = view({
  name: 'meeting.figures',
  http: 'GET /meetings/figures',
  summary: 'Số hội nghị, lượt người, tỷ lệ theo thành phần, ý kiến, tham luận của một đơn vị trong một kỳ',
  input: FiguresInput,
  output: FiguresOutput,
  async run(ctx, asked) {
    const permit = mayReadFigures(ctx.actor, 'meeting.figures');
    if (!permit) return forbidden('meeting.figures');
    const scope = await scopeOf(ctx, asked);
    if (!scope.ok) return scope;
    const lines = await tallyLines(ctx, scope.value);
    const wanted = lines.filter(({ category }) => asked.category === undefined || category === asked.category);
    // Sessions and what is said in them belong to no category: they are the same whatever category is asked for.
    const { sessions, opinions, papers, guests } = figuresOf(lines);
    const value = {
      figures: { ...figuresOf(wanted), sessions, opinions, papers, guests },
      categories: wanted
        .filter(({ invited }) => invited > 0)
        .map((line) => ({
          category: line.category,
          categoryName: line.category_name,
          invited: line.invited,
          present: line.present,
          excused: line.excused,
          absent: absentIn(line),
          madeUp: line.made_up,
        })),
    };
    return ok({ permit, value });
  },
});

/** The very rows that a figure counts. */
export const figureRecords = view({
  name: 'meeting.figureRecords',
  http: 'GET /meetings/figures/records',
  summary: 'Các bản ghi đứng sau một số liệu về hội nghị',
  input: FigureRecordsInput,
  output: FigureRecordsOutput,
  async run(ctx, { figure, limit, offset, ...asked }) {
    const permit = mayReadFigures(ctx.actor, 'meeting.figureRecords');
    if (!permit) return forbidden('meeting.figureRecords');
    const scope = await scopeOf(ctx, asked);
    if (!scope.ok) return scope;
    const { rows, total } = await figureRows(ctx, figure, { scope: scope.value, limit, offset });
    const names = await unitNames(ctx);
    const records = rows.map((row) => ({
      meetingId: row.meeting_id,
      title: row.title,
      unitName: names.get(row.unit_id) ?? '',
      heldOn: row.held_on,
      what: row.what,
    }));
    return ok({ permit, value: { records, total } });
  },
});
