import type { AuditCheckpoint } from '../audit-checkpoint.ts';
import type { KeySheet } from '../key-sheet.ts';
import type { Invitations } from '../invitations.ts';
import type { ResultSheet } from '../result-sheet.ts';
import type { RoundPoster } from '../round-poster.ts';
import type { CountMinutes, SubjectCount } from '../count-minutes-record.ts';
import type { Letterhead } from '../official-paper.ts';
import type { RollList } from '../roll-list.ts';
import type { SignInCards } from '../sign-in-cards.ts';

const LEVELS = ['Tốt', 'Khá', 'Trung bình', 'Yếu'] as const;
const NAMES = ['Lê Thị Hoa Gạo', 'Trần Sông Hồng', 'Phạm Văn Bãi Giữa', 'Ngô Thị Cầu Đất', 'Vũ Đình Bến Nứa'] as const;
const POSTS = [
  'Bí thư Đảng ủy phường',
  'Chủ tịch Ủy ban nhân dân phường',
  'Phó Bí thư Thường trực',
  'Chủ tịch Ủy ban Mặt trận',
] as const;
const CRITERIA = [
  'Gương mẫu học tập và làm theo, nói đi đôi với làm',
  'Thực hiện nguyên tắc tập trung dân chủ, tự phê bình và phê bình',
  'Quan hệ với Nhân dân; tiếp công dân, đối thoại, giải quyết kiến nghị',
  'Phòng, chống tham nhũng, lãng phí, tiêu cực; kê khai tài sản trung thực',
  'Kết quả thực hiện kế hoạch cá nhân đã công bố đầu năm',
] as const;

/** A fictional letterhead. */
export const sampleLetterhead: Letterhead = {
  superior: 'ĐẢNG BỘ TỈNH SÔNG HỒNG',
  issuer: 'ĐẢNG ỦY PHƯỜNG HOA GẠO',
  number: '12',
  symbol: 'BB/ĐU',
  placeAndDate: 'Hoa Gạo, ngày 22 tháng 11 năm 2026',
};

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('empty list');
  return found;
};

function sampleSubject(index: number, items: number, valid: number): SubjectCount {
  return {
    name: `Đồng chí ${at(NAMES, index)}`,
    post: at(POSTS, index),
    tables: [
      {
        levels: LEVELS,
        items: Array.from({ length: items }, (_, item) => {
          const low = (index + item) % 4;
          const middle = (3 * index + 5 * item) % 17;
          const fair = (7 * index + 11 * item) % 41;
          const blank = item % 3;
          return {
            label: at(CRITERIA, item),
            counts: [valid - low - middle - fair - blank, fair, middle, low],
            blank,
          };
        }),
      },
    ],
  };
}

/** Fictional count minutes with figures that reconcile: `collected` ballots, two of them invalid. */
export function sampleMinutes({ subjects = 2, items = 5, collected = 202 } = {}): CountMinutes {
  const valid = collected - 2;
  const roll = collected + 6;
  const issued = collected + 3;
  return {
    letterhead: sampleLetterhead,
    documentAt: new Date('2026-11-22T04:15:00Z'),
    abstract: 'kiểm phiếu lấy ý kiến góp ý đối với cán bộ chủ chốt phường Hoa Gạo, đợt I năm 2026',
    circulation: 'LƯU HÀNH NỘI BỘ',
    roundTitle: 'Lấy ý kiến góp ý bằng phiếu kín đối với cán bộ chủ chốt, đợt I năm 2026',
    place: 'Hội trường Đảng ủy phường Hoa Gạo, số 5 đường Bến Nứa',
    startedText: '09 giờ 40, ngày 22 tháng 11 năm 2026',
    endedText: '11 giờ 15 cùng ngày',
    committee: [
      { name: 'Ngô Thị Cầu Đất', post: 'Chủ nhiệm Ủy ban kiểm tra Đảng ủy', role: 'Trưởng ban' },
      { name: 'Vũ Đình Bến Nứa', post: 'Bí thư chi bộ 7', role: 'Thành viên' },
      { name: 'Đỗ Thị Phù Sa', post: 'Phó Chủ tịch Ủy ban Mặt trận', role: 'Thành viên, thư ký' },
    ],
    attendance: { summoned: roll, present: issued },
    totals: {
      roll,
      issued,
      notIssued: roll - issued,
      collected,
      notReturned: issued - collected,
      valid,
      invalid: 2,
      invalidReasons: [
        { label: 'phiếu không do ban kiểm phiếu phát', count: 0 },
        { label: 'gạch tên người được lấy ý kiến', count: 2 },
      ],
    },
    equations: [
      { id: 'R1', sentence: 'Danh sách = đã phát + không nhận phiếu', left: roll, right: roll, holds: true },
      { id: 'R3', sentence: 'Trên sổ phiếu + không thu về = đã phát', left: issued, right: issued, holds: true },
      {
        id: 'R6',
        sentence: 'Thu về = phiếu trên sổ + phiếu giấy trong hòm',
        left: collected,
        right: collected,
        holds: true,
      },
      {
        id: 'R7',
        sentence: 'Thu về = hợp lệ + không hợp lệ theo từng lý do',
        left: collected,
        right: collected,
        holds: true,
      },
      { id: 'R8', sentence: 'Mỗi nội dung: các mức + để trống = hợp lệ', left: valid, right: valid, holds: true },
    ],
    percentBase: { label: 'số phiếu thu về', count: collected },
    subjects: Array.from({ length: subjects }, (_, index) => sampleSubject(index, items, valid)),
    categoryTables: [
      {
        title: 'Số phiếu theo nhóm',
        columns: ['Danh sách', 'Phát ra', 'Thu về', 'Hợp lệ'],
        rows: [
          { label: 'Cấp ủy viên, trưởng ngành, đoàn thể', counts: [64, 63, 63, 62] },
          {
            label: 'Bí thư chi bộ, tổ trưởng dân phố và các nhóm khác',
            counts: [roll - 64, issued - 63, collected - 63, valid - 62],
          },
        ],
      },
    ],
    commentCount: 57,
    incidents: [],
    fingerprints: {
      roundWords: 'sông - mai - gạo - đò - bưởi - nắng - cầu - thóc',
      rootHash: '9f2c4be07a51d3886e0f1b2c3d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6f7',
      resultHash: '0b1d2f3a4c5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8',
      bundleHash: 'c0ffee11223344556677889900aabbccddeeff00112233445566778899aabbcc',
      qrText: 'https://hoa-gao.example/dot/1/goi?dau=c0ffee11223344556677889900aabbccddeeff00112233445566778899aabbcc',
    },
    complaintNote:
      'Khiếu nại về kết quả gửi tới Ủy ban kiểm tra cấp trên trong 15 ngày làm việc. Phiếu và khóa được niêm phong 06 tháng.',
    copies: [
      { label: 'Ban Thường vụ Tỉnh ủy Sông Hồng', count: 1 },
      { label: 'Lưu Văn phòng Đảng ủy phường', count: 1 },
      { label: 'Hồ sơ đợt lấy phiếu', count: 1 },
    ],
    signatures: {
      members: { office: 'THÀNH VIÊN BAN KIỂM PHIẾU', names: ['Vũ Đình Bến Nứa', 'Đỗ Thị Phù Sa'] },
      head: { office: 'TRƯỞNG BAN KIỂM PHIẾU', name: 'Ngô Thị Cầu Đất' },
      chair: { office: 'CHỦ TRÌ HỘI NGHỊ', name: 'Trần Sông Hồng' },
    },
  };
}

/** Fictional invitation cards. */
export function sampleCards(count: number): SignInCards {
  return {
    documentAt: new Date('2026-11-10T02:00:00Z'),
    issuer: 'ĐẢNG ỦY PHƯỜNG HOA GẠO',
    roundTitle: 'Lấy ý kiến góp ý cán bộ chủ chốt, đợt I năm 2026',
    instruction: 'Quét mã bên dưới bằng điện thoại, hoặc mở địa chỉ và gõ 8 ký tự, để nhận phiếu kín của mình.',
    helpText: 'Không dùng điện thoại: mang thẻ tới bàn ban kiểm phiếu để nhận phiếu giấy.',
    cards: Array.from({ length: count }, (_, index) => ({
      name: at(NAMES, index),
      post: `${at(POSTS, index)}, tổ ${index + 1}`,
      address: 'lay-phieu.hoa-gao.example',
      qrText: `https://lay-phieu.hoa-gao.example/t#${String(index).padStart(22, 'Q')}`,
      code: `K7MP${String(1000 + index).slice(-4)}`,
      expiryText: 'Dùng một lần, đến 17 giờ 00 ngày 20/11/2026.',
    })),
  };
}

/** A fictional roll of three categories. */
export function sampleRoll(perGroup: number): RollList {
  const people = (offset: number) =>
    Array.from({ length: perGroup }, (_, index) => ({ name: at(NAMES, index + offset), post: at(POSTS, index) }));
  return {
    letterhead: { ...sampleLetterhead, number: '', symbol: 'DS/ĐU' },
    documentAt: new Date('2026-11-10T02:00:00Z'),
    abstract: 'người tham gia góp ý bằng phiếu kín, đợt I năm 2026',
    groups: ['Cấp ủy viên', 'Bí thư chi bộ', 'Tổ trưởng dân phố'].map((category, index) => ({
      category,
      people: people(index),
    })),
    keeper: { office: 'NGƯỜI LẬP DANH SÁCH', names: ['Đỗ Thị Phù Sa'] },
    head: { office: 'TRƯỞNG BAN KIỂM PHIẾU', name: 'Ngô Thị Cầu Đất' },
  };
}

/** A fictional key sheet. */
export const sampleKeySheet: KeySheet = {
  documentAt: new Date('2026-11-10T07:20:00Z'),
  issuer: 'ĐẢNG ỦY PHƯỜNG HOA GẠO',
  roundTitle: 'Lấy ý kiến góp ý cán bộ chủ chốt, đợt I năm 2026',
  memberName: 'Ngô Thị Cầu Đất',
  memberRole: 'Trưởng ban kiểm phiếu',
  fileName: 'khoa-BKP-hoa-gao-1.guong',
  wrappedKey: 'Ab9_'.repeat(90),
  checksumWords: ['sông', 'mai', 'gạo', 'đò', 'bưởi', 'nắng'],
  keeping: [
    'Gấp lại, cho vào phong bì, ký niêm phong; không chụp ảnh.',
    'Cất riêng với cụm mật khẩu; không đưa ai giữ cùng lúc cả hai.',
    'Mang theo khi mở phiếu; hủy sau thời hạn khiếu nại.',
  ],
  createdText: '14 giờ 20, ngày 10 tháng 11 năm 2026',
};

/** A fictional checkpoint. */
export const sampleCheckpoint: AuditCheckpoint = {
  documentAt: new Date('2026-11-30T10:00:00Z'),
  organisation: 'Đảng ủy phường Hoa Gạo',
  takenText: '17 giờ 00, ngày 30 tháng 11 năm 2026',
  entryCount: 48_213,
  headHash: '9f2c4be07a51d3886e0f1b2c3d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6f7',
  qrText: 'guong-checkpoint:hoa-gao:48213:9f2c4be07a51d3886e0f1b2c3d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6f7',
  howToCheck: [
    'Cất tờ này ngoài phòng máy chủ.',
    'Lần sau mở mục Nhật ký, chọn Đối chiếu dấu, quét mã.',
    'Máy phải trả lời: dấu này nằm trong nhật ký, không dòng nào trước đó bị sửa.',
  ],
};

/** A fictional poster. */
export const samplePoster: RoundPoster = {
  documentAt: new Date('2026-11-10T02:00:00Z'),
  issuer: 'ĐẢNG ỦY PHƯỜNG HOA GẠO',
  roundTitle: 'Lấy ý kiến góp ý cán bộ chủ chốt, đợt I năm 2026',
  times: [
    { label: 'Nhận phiếu', text: '08 giờ 00 ngày 15/11 đến 17 giờ 00 ngày 18/11/2026' },
    { label: 'Gửi phiếu', text: '08 giờ 00 ngày 19/11 đến 17 giờ 00 ngày 20/11/2026' },
    { label: 'Kiểm phiếu', text: '09 giờ 40 ngày 22/11/2026, Hội trường Đảng ủy' },
  ],
  fingerprintWords: ['sông', 'mai', 'gạo', 'đò', 'bưởi', 'nắng', 'cầu', 'nghiêng'],
  address: 'lay-phieu.hoa-gao.example',
  qrText: 'https://lay-phieu.hoa-gao.example/',
  howToCheck: [
    'Quét mã, hoặc gõ địa chỉ bên dưới.',
    'So tám từ trên máy với tám từ trên tờ này.',
    'Gửi phiếu xong, giữ biên nhận để tra lại.',
  ],
  helpText:
    'Không dùng điện thoại: nhận phiếu giấy tại bàn ban kiểm phiếu, giá trị như nhau. Cần giúp đỡ: Văn phòng Đảng ủy, phòng 101.',
};

/** A fictional people's committee, which writes in the state layout. */
export const sampleStateLetterhead: Letterhead = {
  ...sampleLetterhead,
  family: 'state',
  superior: 'ỦY BAN NHÂN DÂN TỈNH SÔNG HỒNG',
  issuer: 'ỦY BAN NHÂN DÂN PHƯỜNG HOA GẠO',
  symbol: 'BB/UBND',
};

/** The result of one fictional leader on a sheet of its own. */
export function sampleResultSheet(): ResultSheet {
  const { letterhead, documentAt, roundTitle, totals, percentBase, subjects, copies, signatures, fingerprints } =
    sampleMinutes({ subjects: 1, items: 9 });
  const [subject] = subjects;
  if (!subject) throw new Error('the sample has a subject');
  return {
    letterhead: { ...letterhead, number: '', symbol: 'KQ/BKP' },
    documentAt,
    circulation: 'LƯU HÀNH NỘI BỘ',
    roundTitle: `${roundTitle} (12-KH/ĐU)`,
    totals,
    percentBase,
    subject,
    resultHash: fingerprints.resultHash,
    copies,
    signatures: { keeper: signatures.members, head: signatures.head },
  };
}

/** Fictional invitations. */
export function sampleInvitations(count: number): Invitations {
  const { documentAt, issuer, roundTitle, times, fingerprintWords, address, qrText, helpText } = samplePoster;
  const people = Array.from({ length: count }, (_, index) => ({
    rollNo: index + 1,
    name: at(NAMES, index),
    post: at(POSTS, index),
  }));
  return { documentAt, issuer, roundTitle, times, fingerprintWords, address, qrText, helpText, people };
}
