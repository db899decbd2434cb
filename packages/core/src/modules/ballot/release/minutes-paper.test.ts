import { countMinutes, plainText } from '@guong/paper';
import { expect, test } from 'vitest';
import { equationLines } from './equation-lines.ts';
import { instantInWords, paperOf } from './minutes-paper.ts';
import type { CountMinutesRecord } from './minutes-record.ts';

const LEVELS = ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'];
const record: CountMinutesRecord = {
  protocolId: 'ab'.repeat(32),
  title: 'Lấy phiếu tín nhiệm',
  planSymbol: '12-KH/ĐU',
  place: 'Hội trường phường Hoa Gạo',
  superior: 'Thành ủy Sông Hồng',
  issuer: 'Đảng ủy phường Hoa Gạo',
  committee: [
    { name: 'Vũ Bến Nứa', post: 'Bí thư chi bộ 7', role: 'Ủy viên' },
    { name: 'Ngô Cầu Đất', post: 'Chủ nhiệm Ủy ban kiểm tra', role: 'Trưởng ban' },
  ],
  totals: {
    roll: 40,
    issued: 38,
    notIssued: 2,
    collected: 37,
    notReturned: 1,
    valid: 36,
    invalid: 1,
    invalidReasons: [{ label: 'Không mở được', count: 1 }],
  },
  base: { label: 'số phiếu thu về', count: 37 },
  blankRule: 'invalid',
  equations: [],
  subjects: [
    {
      name: 'Hoa Gạo',
      post: 'Bí thư',
      items: [
        { text: 'Mức độ tín nhiệm', levels: LEVELS, counts: [20, 10, 2], blank: 4 },
        { text: 'Uy tín', levels: LEVELS, counts: [21, 10, 2], blank: 3 },
        { text: 'Đề nghị', levels: ['Có', 'Không'], counts: [30, 6], blank: 0 },
      ],
    },
  ],
  groups: [{ name: 'Đảng viên', size: 40, issued: 38, collected: 37, valid: 36 }],
  fingerprints: {
    roundWords: 'a - b',
    rootHash: '1'.repeat(64),
    resultHash: '2'.repeat(64),
    bundleHash: '3'.repeat(64),
  },
  documentAt: '2026-11-22T10:00:00Z',
  documentPlace: 'Hoa Gạo',
  number: '',
  symbol: 'BB/BKP',
  startedAt: '2026-11-22T07:05:00Z',
  endedAt: '2026-11-22T09:30:00Z',
  witnesses: [],
  incidents: [],
  chair: { office: 'Chủ trì hội nghị', name: 'Trần Sông Hồng' },
};

test('times are written as minutes write them, in Ha Noi', () => {
  expect(instantInWords('2026-11-22T18:05:00Z')).toBe('01 giờ 05, ngày 23 tháng 11 năm 2026');
});

test('an unmarked item counts as invalid for that person where the template says so, and scales make tables', () => {
  const paper = paperOf(record);
  const [first, second] = paper.subjects[0]?.tables ?? [];
  expect(first?.items).toEqual([
    { label: 'Mức độ tín nhiệm', counts: [20, 10, 2], blank: 0, invalid: 4 },
    { label: 'Uy tín', counts: [21, 10, 2], blank: 0, invalid: 3 },
  ]);
  expect([first?.levels, second?.levels]).toEqual([LEVELS, ['Có', 'Không']]);
  const blank = paperOf({ ...record, blankRule: 'blank' }).subjects[0]?.tables[0]?.items[0];
  expect(blank).toEqual({ label: 'Mức độ tín nhiệm', counts: [20, 10, 2], blank: 4 });
  expect(plainText(paper).map(({ text }) => text)).toContain('20/37');
  expect(() => countMinutes(paper)).not.toThrow();
});

test('the head of the committee signs alone, the others beside', () => {
  const { signatures } = paperOf(record);
  expect([signatures.head.name, signatures.members.names]).toEqual(['Ngô Cầu Đất', ['Vũ Bến Nứa']]);
});

test('lines of R8 that hold are one line with both sides added up; one that fails stands alone', () => {
  const of = (id: string, left: number, right: number) => {
    const text = { vi: 'các mức + để trống = hợp lệ', en: '' };
    return { id, text, left, relation: '=' as const, right, holds: left === right };
  };
  const lines = equationLines([
    of('R7', 3, 3),
    of('R8 a/1', 9, 9),
    of('R8 a/2', 9, 9),
    of('R8 a/3', 8, 9),
    of('R9a', 1, 1),
  ]);
  expect(lines.map(({ id, left, right, holds }) => [id, left, right, holds])).toEqual([
    ['R7', 3, 3, true],
    ['R8 a/3', 8, 9, false],
    ['R8', 18, 18, true],
    ['R9a', 1, 1, true],
  ]);
});
