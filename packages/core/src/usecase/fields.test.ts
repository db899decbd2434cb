import { expect, test } from 'vitest';
import { Day } from './fields.ts';

const said = (typed: unknown): string | undefined => Day.safeParse(typed).error?.issues[0]?.message;

test('a day that is in no calendar is told apart from a day that was not given', () => {
  for (const none of ['2026-02-31', '2025-02-29', '2026-13-01', '2026-00-10'])
    expect(said(none)).toBe('Không có ngày này trong lịch; hãy xem lại ngày và tháng');
  for (const empty of ['', undefined, 'hôm nay', '31/02/2026']) expect(said(empty)).toBe('Nhập ngày, tháng, năm');
  expect([said('2024-02-29'), said('2026-11-23')]).toEqual([undefined, undefined]);
});
