import type { Ctx } from '../../usecase/index.ts';
import { tables } from './meeting.tables.ts';

/** A kind of meeting and the rules that hold for it. */
export interface MeetingKind {
  readonly code: string;
  readonly name: string;
  /** Counted among conferences of study (indicator A1). */
  readonly isStudy: boolean;
  /** Which part of those called must be there. */
  readonly quorum: { readonly part: number; readonly whole: number };
  /** Whoever comes later than this after the beginning is late. */
  readonly lateAfterMinutes: number;
  readonly isRetired: boolean;
}

const kind = (code: string, name: string, more: Partial<MeetingKind> = {}): MeetingKind => ({
  code,
  name,
  isStudy: false,
  quorum: { part: 2, whole: 3 },
  lateAfterMinutes: 15,
  isRetired: false,
  ...more,
});
const HALF = { quorum: { part: 1, whole: 2 } };

/** What the product brings along; a row of the tenant under the same code goes before it. */
export const STARTER_KINDS: readonly MeetingKind[] = [
  kind('chi_bo', 'Sinh hoạt chi bộ thường kỳ'),
  kind('chuyen_de', 'Sinh hoạt chuyên đề', { isStudy: true }),
  kind('hoc_tap', 'Hội nghị học tập, quán triệt', { isStudy: true, ...HALF }),
  kind('bch', 'Hội nghị Ban Chấp hành'),
  kind('btv', 'Họp Ban Thường vụ'),
  kind('can_bo_chu_chot', 'Hội nghị cán bộ chủ chốt', HALF),
  kind('kiem_diem', 'Hội nghị kiểm điểm, tự phê bình'),
  kind('gop_y', 'Hội nghị góp ý', HALF),
  kind('doi_thoai', 'Hội nghị đối thoại', HALF),
  kind('so_ket', 'Hội nghị sơ kết, tổng kết', HALF),
];

/** The kinds of this tenant, its own rows before those of the product, by name of the product's order. */
export async function kindsOf(ctx: Ctx): Promise<MeetingKind[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('meeting.kind')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('name')
    .execute();
  const own = rows.map((row) => ({
    code: row.code,
    name: row.name,
    isStudy: row.is_study,
    quorum: { part: row.quorum_part, whole: row.quorum_whole },
    lateAfterMinutes: row.late_after_minutes,
    isRetired: row.is_retired,
  }));
  const taken = new Map(own.map((one) => [one.code, one]));
  const started = STARTER_KINDS.map((one) => taken.get(one.code) ?? one);
  const known = new Set(started.map(({ code }) => code));
  return [...started, ...own.filter(({ code }) => !known.has(code))];
}
