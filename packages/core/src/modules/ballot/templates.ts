/** What a round asks: one instrument for every subject. Published versions never change; a change is a new version. */
export interface TemplateDefinition {
  readonly kind: 'feedback' | 'confidence' | 'classification' | 'own';
  readonly items: readonly TemplateItem[];
  /** Whether an unmarked item reads "để trống" or makes the ballot invalid for that person (rulings, 8). */
  readonly blankRule: 'blank' | 'invalid';
  readonly denominator: 'valid' | 'collected';
  /** Bytes of the free-text slot per subject; 0 for none. */
  readonly commentBytes: number;
}
/** One question and the words of its levels, best first. */
export interface TemplateItem {
  readonly text: string;
  readonly levels: readonly string[];
}
/** A published instrument with its identity. */
export interface Template {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly definition: TemplateDefinition;
}

const FOUR_LEVELS = ['Tốt', 'Khá', 'Trung bình', 'Chưa đạt'];

/** Labels in our own words; the official wording of a unit's plan is typed or imported as a template of its own. */
const FEEDBACK_ITEMS = [
  'Nói đi đôi với làm',
  'Trách nhiệm trước công việc được giao',
  'Gần dân, lắng nghe và giải quyết kiến nghị',
  'Gương mẫu trong lối sống',
  'Giữ kỷ luật phát ngôn và kỷ luật làm việc',
  'Tự phê bình và tiếp thu phê bình',
  'Giữ gìn đoàn kết nội bộ',
  'Dân chủ, lắng nghe trước khi quyết định',
  'Công tâm trong đánh giá cán bộ',
  'Công khai, minh bạch việc chung',
  'Tiết kiệm, chống lãng phí',
  'Không để người nhà lợi dụng chức vụ',
  'Quyết đoán, dám chịu trách nhiệm',
  'Đổi mới cách làm việc',
  'Thực hiện lời hứa đã niêm yết',
  'Kiểm tra, đôn đốc đến cùng',
  'Thời gian dành cho cơ sở',
  'Tiếp công dân đúng lịch',
  'Giải quyết việc tồn đọng',
  'Học tập nâng cao năng lực',
  'Chăm lo đời sống cán bộ, người lao động',
];

/** The instruments that come with the product; the unit's own are in the table `ballot.template`. */
export const PRODUCT_TEMPLATES: readonly Template[] = [
  {
    code: 'gop-y-21',
    version: 1,
    title: 'Góp ý người đứng đầu, 21 nội dung, 4 mức',
    definition: {
      kind: 'feedback',
      items: FEEDBACK_ITEMS.map((text) => ({ text, levels: FOUR_LEVELS })),
      blankRule: 'blank',
      denominator: 'valid',
      commentBytes: 512,
    },
  },
  {
    code: 'tin-nhiem-3',
    version: 1,
    title: 'Phiếu tín nhiệm 3 mức (theo cách tính của Quy định 96-QĐ/TW)',
    definition: {
      kind: 'confidence',
      items: [{ text: 'Mức độ tín nhiệm', levels: ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'] }],
      blankRule: 'invalid',
      denominator: 'collected',
      commentBytes: 0,
    },
  },
  {
    code: 'xep-loai-4',
    version: 1,
    title: 'Phiếu xếp loại 4 mức',
    definition: {
      kind: 'classification',
      items: [
        {
          text: 'Mức xếp loại',
          levels: [
            'Hoàn thành xuất sắc nhiệm vụ',
            'Hoàn thành tốt nhiệm vụ',
            'Hoàn thành nhiệm vụ',
            'Không hoàn thành nhiệm vụ',
          ],
        },
      ],
      blankRule: 'invalid',
      denominator: 'collected',
      commentBytes: 0,
    },
  },
];
