import { formatDateInWords } from '@guong/vietnamese';
import type { CountMinutes } from '@guong/paper';
import { dayOf, ZONE } from '../../../kernel/index.ts';
import type { CountMinutesRecord } from './minutes-record.ts';
import { letterheadOf } from '../../../platform/index.ts';

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** `08 giờ 30, ngày 22 tháng 11 năm 2026` in Ha Noi. */
export function instantInWords(iso: string): string {
  const at = new Date(iso);
  const [hour = '', minute = ''] = clock.format(at).split(':');
  return `${hour} giờ ${minute}, ${formatDateInWords(dayOf(at))}`;
}

/** 190-QĐ/TW of 10/10/2024, articles 33 and 35: the rule for elections, taken as the norm here. */
const COMPLAINTS =
  'Khiếu nại về kết quả gửi tới cấp có thẩm quyền trong 15 ngày làm việc. Phiếu và khóa được niêm phong 06 tháng.';

/** Stands on every paper with exact figures. */
export const CIRCULATION = 'LƯU HÀNH NỘI BỘ';

/** The minutes for the writers of PDF and DOCX: every figure comes from the record, none is computed here. */
export function paperOf(record: CountMinutesRecord): CountMinutes {
  const documentAt = new Date(record.documentAt);
  const { fingerprints } = record;
  return {
    letterhead: letterheadOf({ ...record, place: record.documentPlace, at: documentAt }),
    documentAt,
    abstract: `kiểm phiếu ${record.title}`,
    circulation: CIRCULATION,
    roundTitle: `${record.title} (${record.planSymbol})`,
    place: record.place,
    startedText: instantInWords(record.startedAt),
    endedText: instantInWords(record.endedAt),
    committee: record.committee,
    witnesses: record.witnesses,
    totals: record.totals,
    equations: record.equations,
    percentBase: record.base,
    subjects: record.subjects.map(({ name, post, items }) => ({
      name,
      post,
      tables: subjectTables(items, record.blankRule),
    })),
    categoryTables: [
      {
        title: 'Số phiếu theo nhóm',
        columns: ['Danh sách', 'Đã nhận', 'Thu về', 'Hợp lệ'],
        rows: record.groups.map(({ name, size, issued, collected, valid }) => ({
          label: name,
          counts: [size, issued, collected, valid],
        })),
      },
    ],
    incidents: record.incidents,
    fingerprints: { ...fingerprints, qrText: `guong-bundle:${record.protocolId}:${fingerprints.bundleHash}` },
    complaintNote: COMPLAINTS,
    copies: [
      { label: record.superior, count: 1 },
      { label: 'Lưu văn phòng', count: 1 },
      { label: 'Hồ sơ đợt lấy phiếu', count: 1 },
    ],
    signatures: signaturesOf(record),
  };
}

type Items = CountMinutesRecord['subjects'][number]['items'];
/** Items that follow one another on one scale make one table of a paper. */
export function subjectTables(items: Items, blankRule: CountMinutesRecord['blankRule']) {
  const tables: { levels: readonly string[]; items: Items }[] = [];
  for (const item of items) {
    const last = tables.at(-1);
    if (last && last.levels.join('\n') === item.levels.join('\n')) last.items.push(item);
    else tables.push({ levels: item.levels, items: [item] });
  }
  return tables.map((table) => ({
    levels: table.levels,
    items: table.items.map(({ text, counts, blank }) =>
      blankRule === 'blank' ? { label: text, counts, blank } : { label: text, counts, blank: 0, invalid: blank },
    ),
  }));
}

function signaturesOf({ committee, chair }: CountMinutesRecord): CountMinutes['signatures'] {
  const [head, ...others] = [...committee].sort(
    (a, b) => Number(b.role === 'Trưởng ban') - Number(a.role === 'Trưởng ban'),
  );
  return {
    members: { office: 'ỦY VIÊN BAN KIỂM PHIẾU', names: others.map(({ name }) => name) },
    head: { office: 'TRƯỞNG BAN KIỂM PHIẾU', name: head?.name ?? '' },
    chair: { office: chair.office.toLocaleUpperCase('vi'), name: chair.name },
  };
}
