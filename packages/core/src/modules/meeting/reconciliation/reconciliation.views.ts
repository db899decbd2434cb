import type { z } from 'zod';
import { dayOf, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { partsCountedUnder } from '../../org/index.ts';
import { unitNames } from '../list.views.ts';
import { figuresOf, tallyByUnit, tallyLines, type Within } from '../meeting.figures.ts';
import { mayDecideAlike, mayReadFigures } from '../meeting.policy.ts';
import { forbidden, missing } from '../meeting.refusals.ts';
import { wrongTallies } from '../recount.sql.ts';
import { FIGURE_KEYS } from '../view.schema.ts';
import * as checks from './checks.sql.ts';
import { ReconciliationInput, ReconciliationOutput } from './reconciliation.schema.ts';

/**
 * What a report over meetings is checked for before it is signed (domain analysis 6.8): that the parts add up to the whole,
 * that the kept figures are what the rows say, and whatever somebody has to decide or finish first.
 */
export const reconciliation = view({
  name: 'meeting.reconciliation',
  http: 'GET /meetings/reconciliation',
  summary: 'Đối soát số liệu hội nghị của một đơn vị trong một kỳ trước khi ký báo cáo',
  input: ReconciliationInput,
  output: ReconciliationOutput,
  async run(ctx, input) {
    const permit = mayReadFigures(ctx.actor, 'meeting.reconciliation');
    if (!permit) return forbidden('meeting.reconciliation');
    const parts = await partsOf(ctx, input);
    if (input.unitId !== undefined && parts.length === 0) return missing('unit');
    const within: Within = { ...input, unitIds: input.unitId === undefined ? null : unitsOf(parts) };
    const mayDecide = mayDecideAlike(ctx.actor, 'meeting.keepApart') !== undefined;
    const found = await foundIn(ctx, within);
    return ok({ permit, value: { ...(await summed(ctx, within, parts)), ...found, mayDecide } });
  },
});

type Part = Awaited<ReturnType<typeof partsOf>>[number];
const partsOf = (ctx: Ctx, { unitId }: z.output<typeof ReconciliationInput>) =>
  partsCountedUnder(ctx.tx, ctx.tenantId, { unitId, day: dayOf(ctx.now) });
const unitsOf = (parts: readonly Part[]): string[] => parts.flatMap(({ unitIds }) => unitIds);

/** The whole as it is summed by category, the parts as they are summed by unit: two ways that must meet. */
async function summed(ctx: Ctx, within: Within, parts: readonly Part[]) {
  const scope = { ...within, isStudyOnly: false };
  const whole = figuresOf(await tallyLines(ctx, { ...scope, category: undefined }));
  const byUnit = new Map(
    (await tallyByUnit(ctx, { ...scope, category: undefined })).map((line) => [line.unit_id, line]),
  );
  const lines = parts.map(({ unitId, name, isAlone, unitIds }) => ({
    ...{ unitId, name, isAlone },
    figures: figuresOf(unitIds.flatMap((id) => byUnit.get(id) ?? [])),
  }));
  const unequal = FIGURE_KEYS.filter((key) => lines.reduce((sum, { figures }) => sum + figures[key], 0) !== whole[key]);
  return { whole, parts: lines, unequal };
}

/** Meetings that are counted again while somebody waits; more are counted again at night (`meeting.recount`). */
const MOST_RECOUNTED = 5_000;

async function foundIn(ctx: Ctx, within: Within) {
  const names = await unitNames(ctx);
  const line = (row: checks.Named) => ({
    ...{ meetingId: row.meeting_id, title: row.title, unitName: names.get(row.unit_id) ?? '' },
    ...{ heldOn: row.held_on, state: row.state },
  });
  const decided = (row: checks.DecidedRow) => ({ ...line(row), other: otherOf(row), reason: row.reason });
  const held = await checks.heldIn(ctx, within);
  const isRecounted = held <= MOST_RECOUNTED;
  const wrong = isRecounted ? await wrongTallies(ctx, within) : [];
  return {
    ...{ held, isRecounted },
    wrong: { ...found(await checks.namedBy(ctx, wrong), line), total: wrong.length },
    alike: found(await checks.alike(ctx, within), (row) => ({
      ...{ ...line(row), startsAt: row.starts_at, inBoth: row.in_both },
      other: { ...otherOf(row), startsAt: row.other_starts_at },
    })),
    keptApart: found(await checks.keptApart(ctx, within), decided),
    struck: found(await checks.struck(ctx, within), decided),
    changed: found(await checks.changed(ctx, within), (row) => ({
      ...{ ...line(row), changes: row.changes, lastAt: row.last_at },
      ...{ reason: row.reason, isAfterMinutes: row.is_after_minutes },
    })),
    notClosed: found(await checks.notClosed(ctx, within, dayOf(ctx.now)), line),
    notSigned: found(await checks.notSigned(ctx, within), line),
  };
}

const otherOf = (row: checks.Paired) => ({
  ...{ meetingId: row.other_id, title: row.other_title, state: row.other_state },
});
const found = <R extends checks.Named, L>(rows: readonly R[], line: (row: R) => L) => ({
  total: rows[0]?.total ?? 0,
  lines: rows.map(line),
});
