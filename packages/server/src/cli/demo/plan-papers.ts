import { formatDateInWords } from '@guong/vietnamese';
import { openPdfWriter, type OfficialPaper } from '@guong/paper';
import { dayOf } from '@guong/core/kernel';
import { inventedName, LEADERS } from './ward.ts';

/** The plan of an invented leader, as the office would attach it. */
export interface PlanPaper {
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const TITLE = 'Kế hoạch tu dưỡng, rèn luyện, phấn đấu năm 2026';

/** What each of the two leaders publicly bound himself to: invented, and short enough to be read in the hall. */
const PROMISES: readonly (readonly string[])[] = [
  [
    'Tiếp công dân đúng lịch vào thứ Ba hằng tuần; vắng thì báo trước và tiếp bù trong tuần.',
    'Đối thoại với nhân dân hai lần trong năm; mỗi kiến nghị có người trả lời và hạn trả lời.',
    'Dự sinh hoạt ít nhất 16 chi bộ trong năm, ghi lại việc đã hứa và báo lại ở kỳ sau.',
    'Kết luận giao việc nào cũng ghi rõ người làm, việc làm, thời hạn và kết quả phải có.',
  ],
  [
    'Giải quyết hồ sơ đúng hạn từ 98 % trở lên, công khai số hồ sơ chậm mỗi tháng và lý do.',
    'Đi cơ sở 32 tổ dân phố trong năm; việc vượt thẩm quyền báo lên trong ba ngày làm việc.',
    'Công khai thu chi các khoản đóng góp tại trụ sở và nhà văn hóa trước ngày 10 hằng tháng.',
    'Không để người thân tham gia các gói mua sắm, sửa chữa của phường.',
  ],
];

/** A PDF for each of the two leaders who are rated, in their order. */
export async function planPapers(publishedAt: Date): Promise<readonly PlanPaper[]> {
  const writer = openPdfWriter();
  const papers: PlanPaper[] = [];
  for (const [at, promises] of PROMISES.entries()) {
    const pdf = await writer.writePdf(paperOf(at, { promises, publishedAt }));
    if (!pdf.ok) throw new Error(`the demo could not print a plan: ${pdf.refusal.message}`);
    const fileName = `ke-hoach-${(at + 1).toString()}.pdf`;
    papers.push({ title: TITLE, fileName, mediaType: 'application/pdf', bytes: pdf.value });
  }
  await writer.close();
  return papers;
}

interface Content {
  readonly promises: readonly string[];
  readonly publishedAt: Date;
}
function paperOf(at: number, { promises, publishedAt }: Content): OfficialPaper {
  const name = inventedName(at);
  const post = LEADERS[at] ?? '';
  return {
    layout: 'official',
    title: `${TITLE}: ${name}`,
    documentAt: publishedAt,
    qrCodes: {},
    body: {
      letterhead: {
        superior: 'THÀNH ỦY SÔNG HỒNG',
        issuer: 'ĐẢNG ỦY PHƯỜNG HOA GẠO',
        number: (at + 3).toString().padStart(2, '0'),
        symbol: 'KH/ĐU',
        placeAndDate: `Hoa Gạo, ${formatDateInWords(dayOf(publishedAt))}`,
      },
      typeName: 'KẾ HOẠCH',
      abstract: `tu dưỡng, rèn luyện, phấn đấu năm 2026 của đồng chí ${name}, ${post}`,
      circulation: '',
      blocks: [
        { kind: 'heading', level: 1, text: 'Những việc xin hứa và chịu sự giám sát' },
        ...promises.map((text, place) => ({
          kind: 'paragraph' as const,
          runs: [{ text: `${(place + 1).toString()}. `, bold: true }, { text }],
        })),
        { kind: 'note', text: 'Dữ liệu hư cấu của bản trình diễn: người, chức danh và lời hứa đều được đặt ra.' },
      ],
      signatures: {
        left: { office: 'XÁC NHẬN CỦA CHI BỘ', names: [] },
        right: { office: 'NGƯỜI LẬP KẾ HOẠCH', name },
        chair: null,
      },
      recipients: ['Thành ủy Sông Hồng (báo cáo)', 'Niêm yết tại trụ sở', 'Lưu'],
    },
  };
}
