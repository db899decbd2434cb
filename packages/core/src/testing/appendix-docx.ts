import { writeDocx } from '@guong/paper';

/** A row of the appendix of a plan, as an office types it. */
export interface AppendixLine {
  readonly what: string;
  readonly lead: string;
  readonly support: string;
  readonly product: string;
  readonly due: string;
  readonly supervisor: string;
}

const TITLES = ['TT', 'Nội dung nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Sản phẩm', 'Thời hạn', 'Lãnh đạo chỉ đạo'];

/** The appendix of a plan as a real .docx, with a letterhead, a heading row inside the table and signatures. */
export function appendixDocx(lines: readonly AppendixLine[]): Promise<Uint8Array> {
  const rows = lines.map(({ what, lead, support, product, due, supervisor }, n) => ({
    cells: [`${String(n + 1)}.`, what, lead, support, product, due, supervisor].map((text) => [text]),
  }));
  const group = { cells: [['I. NHIỆM VỤ TRỌNG TÂM']], group: true };
  return writeDocx({
    layout: 'official',
    title: 'Phụ lục',
    documentAt: new Date('2026-11-22T02:00:00Z'),
    qrCodes: {},
    body: {
      letterhead: {
        superior: 'ĐẢNG BỘ TỈNH SÔNG HỒNG',
        issuer: 'ĐẢNG ỦY PHƯỜNG HOA GẠO',
        number: '48',
        symbol: 'KH/ĐU',
        placeAndDate: 'Hoa Gạo, ngày 22 tháng 11 năm 2026',
      },
      typeName: 'PHỤ LỤC',
      abstract: 'Phân công nhiệm vụ',
      circulation: '',
      blocks: [
        { kind: 'paragraph', runs: [{ text: 'Kèm theo Kế hoạch của Đảng ủy phường.' }] },
        {
          kind: 'table',
          columns: TITLES.map((title) => ({ title, width: 0, align: 'left' as const })),
          rows: [group, ...rows],
          size: 11,
          rowHeight: 0,
        },
      ],
      signatures: { left: { office: '', names: [] }, right: { office: 'T/M ĐẢNG ỦY', name: '' }, chair: null },
      recipients: ['Như trên'],
    },
  });
}
