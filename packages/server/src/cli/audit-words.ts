import type { operation } from '@guong/core/operation';
import type { z } from 'zod';

/** What `operation.verifyAudit` answers. */
type Verdict = z.output<(typeof operation)['verifyAudit']['output']>;
type Bad = Extract<Verdict, { holds: false }>;

const PAST_THE_HOUSE: Readonly<Partial<Record<Bad['problem'], string>>> = {
  row_edited: 'bị sửa bằng SQL, ngoài hệ thống',
  row_deleted: 'bị xóa bằng SQL, ngoài hệ thống',
  row_inserted: 'được thêm bằng SQL, ngoài hệ thống',
};

/** The verdict as one line for whoever checks: what was checked, or the first thing that is wrong and who left it right. */
export function saidOf(verdict: Verdict): string {
  if (verdict.holds) {
    return `${String(verdict.count)} dòng nhật ký, chuỗi khớp; ${String(verdict.rows)} thay đổi, dữ liệu khớp`;
  }
  const { seq, problem, row } = verdict;
  if (problem === 'changes_edited') return `SAI: sổ thay đổi của dòng nhật ký ${String(seq)} đã bị sửa (${problem})`;
  if (!row) return `SAI ở dòng ${String(seq)} (${problem})`;
  if (problem === 'unwatched') return `SAI: bảng ${row.place} không còn được theo dõi (${problem})`;
  const what = PAST_THE_HOUSE[problem] ?? problem;
  return `SAI: bảng ${row.place}, khóa ${row.key} ${what} (${problem}). ${lastGood(verdict)} Số dòng sai: ${String(row.astray)}.`;
}

function lastGood({ seq, row }: Bad): string {
  if (!row?.last) return 'Không dòng nhật ký nào biết dòng này.';
  const { at, actor, post, type } = row.last;
  const who = post === '' ? actor : `${actor} (${post})`;
  return `Lần đúng cuối cùng: dòng nhật ký ${String(seq)}, ${at.toISOString()}, ${type}, ${who}.`;
}
