import type { OfficialPaper } from '@guong/paper';

/** An invented official document with these paragraphs, for tests that need a real PDF or DOCX. */
export const samplePaper = (paragraphs: readonly string[]): OfficialPaper => ({
  layout: 'official',
  title: 'Kế hoạch mẫu của đồng chí Nguyễn Thị Gạo',
  documentAt: new Date('2026-11-22T02:00:00Z'),
  qrCodes: {},
  body: {
    letterhead: {
      superior: 'THÀNH ỦY SÔNG HỒNG',
      issuer: 'ĐẢNG ỦY PHƯỜNG HOA GẠO',
      number: '12',
      symbol: 'KH/ĐU',
      placeAndDate: 'Hoa Gạo, ngày 22 tháng 11 năm 2026',
    },
    typeName: 'KẾ HOẠCH',
    abstract: 'học tập chuyên đề',
    circulation: '',
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
    signatures: { left: { office: '', names: [] }, right: { office: 'BÍ THƯ', name: 'Trần Văn Đò' }, chair: null },
    recipients: ['Lưu'],
  },
});
