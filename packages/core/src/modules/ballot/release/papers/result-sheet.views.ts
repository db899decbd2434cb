import { z } from 'zod';
import { resultSheet as sheetOf } from '@guong/paper';
import { fail, ok } from '../../../../kernel/index.ts';
import { view } from '../../../../usecase/index.ts';
import { RoundId } from '../../ballot.schema.ts';
import { loadRound } from '../../round-step.ts';
import { countedRoundOf } from '../counted-round.ts';
import { recordOf } from '../drawn-minutes.ts';
import { subjectTables, CIRCULATION } from '../minutes-paper.ts';
import type { CountRecord } from '../minutes-record.ts';
import { letterheadOf, writeOfficial } from '../../../../platform/index.ts';
import { mayReadResult } from '../release.policy.ts';
import { Format, PaperFile } from './paper-of-round.ts';

/** The exact result of one person on a sheet of its own: restricted like the minutes, with the figures of the page. */
export const resultSheet = view({
  name: 'ballot.resultSheet',
  http: 'none',
  summary: 'Bảng tổng hợp kết quả phiếu của một người, số chính xác, lưu nội bộ',
  input: z.strictObject({ roundId: RoundId, subjectNo: z.coerce.number().int().min(1), format: Format }),
  output: PaperFile,
  store: 'count',
  async run(ctx, { roundId, subjectNo, format }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadResult('ballot.resultSheet', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const counted = await countedRoundOf(ctx, loaded);
    if (!counted.ok) return counted;
    const record = await recordOf(ctx, loaded, counted.value);
    const subject = record.subjects[subjectNo - 1];
    if (!subject) return fail({ code: 'not_found', what: 'subject' });
    const bytes = await writeOfficial(sheetOf(sheetFrom(record, subject, ctx.now)), format);
    const name = `ket-qua-phieu-${subjectNo.toString()}.${format}`;
    return bytes.ok ? ok({ permit, value: { name, bytes: bytes.value } }) : bytes;
  },
});

function sheetFrom(record: CountRecord, subject: CountRecord['subjects'][number], at: Date) {
  const { superior, issuer, title, planSymbol, totals, base } = record;
  const [head, ...others] = [...record.committee].sort(
    (a, b) => Number(b.role === 'Trưởng ban') - Number(a.role === 'Trưởng ban'),
  );
  return {
    letterhead: letterheadOf({ superior, issuer, number: '', symbol: 'KQ/BKP', place: '', at }),
    documentAt: at,
    circulation: CIRCULATION,
    roundTitle: `${title} (${planSymbol})`,
    totals,
    percentBase: base,
    subject: { name: subject.name, post: subject.post, tables: subjectTables(subject.items, record.blankRule) },
    resultHash: record.fingerprints.resultHash,
    copies: [
      { label: superior, count: 1 },
      { label: 'Lưu văn phòng', count: 1 },
      { label: 'Hồ sơ đợt lấy phiếu', count: 1 },
    ],
    signatures: {
      keeper: { office: 'ỦY VIÊN BAN KIỂM PHIẾU', names: others.map(({ name }) => name) },
      head: { office: 'TRƯỞNG BAN KIỂM PHIẾU', name: head?.name ?? '' },
    },
  };
}
