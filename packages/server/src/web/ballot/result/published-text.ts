import type { Bilingual } from '../../text/index.ts';

const n = (count: number): string => count.toString();

interface Thresholds {
  readonly k: number;
  readonly minTotal: number;
  readonly commentsFrom: number;
}

const vi = {
  lead: (symbol: string) => `Theo ${symbol}. Số liệu đã qua bộ lọc giữ kín: không công bố gì làm lộ phiếu của ai.`,
  withheldAll: 'Đợt này có quá ít phiếu để công bố mà vẫn giữ kín; kết quả đã báo cáo cấp trên.',
  issued: 'phát ra',
  collected: 'thu về',
  valid: 'hợp lệ',
  opinions: 'Ý kiến góp ý bằng lời',
  opinionsHow:
    'Đã xáo thứ tự khi kiểm phiếu; hai người trong ban kiểm phiếu đọc độc lập trước khi công bố. Không ai biết ai viết.',
  covered: (why: string) => `[đã che: ${why}]`,
  noReason: 'không ghi lý do',
  what: 'Công bố những gì, ai quyết định',
  whatNext: 'Sẽ công bố những gì',
  decidedBy: 'Người quyết định',
  decided: (name: string, post: string, day: string) => [name, post, `ngày ${day}`].filter(Boolean).join(', '),
  edition: (count: number) => `Lần ${n(count)}`,
  unknown: 'không ghi lại ở thời điểm đó',
  rule: 'Theo quy tắc',
  ruleText: (guard: string, { k, minTotal, commentsFrom }: Thresholds) =>
    `${guard}: nhóm từ ${n(k)} người, tổng từ ${n(minTotal)} phiếu, ý kiến từ ${n(commentsFrom)} phiếu; không lộ phiếu của ai khi đặt cạnh các lần công bố trước.`,
  tables: 'Số liệu chung',
  tablesText: (exact: number, merged: number, hidden: number) =>
    `${n(exact)} bảng đủ số, ${n(merged)} bảng gộp mức, ${n(hidden)} bảng không công bố`,
  groupTables: 'Số liệu theo nhóm',
  groupsText: (shown: number, hidden: number) => `${n(shown)} nhóm có bảng riêng, ${n(hidden)} nhóm không`,
  comments: 'Ý kiến bằng lời',
  commentsText: (shown: number, partly: number, covered: number) =>
    `${n(shown)} ý kiến công bố (${n(partly)} ý kiến có chỗ che), ${n(covered)} ý kiến che toàn bộ; chỗ che có lý do`,
  commentsNext: (released: number, withheld: number, waiting: number) =>
    `${n(released)} ý kiến cho công bố, ${n(withheld)} che có lý do, ${n(waiting)} chưa đủ hai người đọc nên chưa công bố`,
  commentsClosed: (from: number) => `không công bố: dưới ${n(from)} phiếu hợp lệ`,
  never: 'Không công bố',
  neverText: 'Biên bản kiểm phiếu có số chính xác (lưu nội bộ, gửi cấp trên); danh sách ai đã nhận phiếu.',
  bundleHash: 'Dấu của gói (SHA-256)',
  bundle: 'Gói để tự kiểm',
  takeBundle: 'Tải gói số liệu',
  bundleNext: 'Gói số liệu công khai cùng dấu SHA-256; ai cũng tải và tự kiểm được.',
  how: 'Cách kiểm',
  steps: [
    'Tải gói số liệu về máy của mình.',
    'Tính SHA-256 của tệp (lệnh sha256sum) và so với dấu ghi ở đây.',
    'Chạy lệnh “npm run guong -- bundle check” của Gương với tệp và dấu đó: máy tự kiểm từng phép, không cần mạng.',
  ],
  ledTo: (title: string) => `Xem trước: ${title}`,
  preview: 'Xem trước trang công khai',
  previewLead: 'Chưa công bố. Công chúng sẽ thấy đúng như trang này.',
  plan: 'Đọc kế hoạch đã hứa',
  addresses: 'Địa chỉ của trang này và của các tệp nêu trên:',
};
type PublishedWords = typeof vi;
const en: PublishedWords = {
  lead: (symbol) => `Under ${symbol}. Figures passed the disclosure guard: nothing that would give a ballot away.`,
  withheldAll: 'Too few ballots to publish and keep secret; the result went to the superior.',
  issued: 'issued',
  collected: 'collected',
  valid: 'valid',
  opinions: 'Written opinions',
  opinionsHow:
    'Mixed at the count; two members of the committee read each apart before it is public. Nobody knows who wrote what.',
  covered: (why) => `[covered: ${why}]`,
  noReason: 'no reason given',
  what: 'What is published, and who decided',
  whatNext: 'What will be published',
  decidedBy: 'Decided by',
  decided: (name, post, day) => [name, post, `on ${day}`].filter(Boolean).join(', '),
  edition: (count) => `Edition ${n(count)}`,
  unknown: 'not recorded at that time',
  rule: 'Under the rule',
  ruleText: (guard, { k, minTotal, commentsFrom }) =>
    `${guard}: groups from ${n(k)} people, totals from ${n(minTotal)} ballots, opinions from ${n(commentsFrom)} ballots; no ballot is given away beside earlier publications.`,
  tables: 'Figures of all voters',
  tablesText: (exact, merged, hidden) => `${n(exact)} tables in full, ${n(merged)} merged, ${n(hidden)} withheld`,
  groupTables: 'Figures by group',
  groupsText: (shown, hidden) => `${n(shown)} groups with tables of their own, ${n(hidden)} without`,
  comments: 'Written opinions',
  commentsText: (shown, partly, covered) =>
    `${n(shown)} published (${n(partly)} with covered passages), ${n(covered)} covered entirely; each with its reason`,
  commentsNext: (released, withheld, waiting) =>
    `${n(released)} to be published, ${n(withheld)} covered with a reason, ${n(waiting)} not yet read by two and kept back`,
  commentsClosed: (from) => `not published: fewer than ${n(from)} valid ballots`,
  never: 'Not published',
  neverText: 'The minutes with exact figures (kept inside, sent to the superior); the list of who received a ballot.',
  bundleHash: 'Hash of the bundle (SHA-256)',
  bundle: 'Bundle to check',
  takeBundle: 'Take the bundle',
  bundleNext: 'The public bundle with its SHA-256; anyone takes it and checks it.',
  how: 'How to check',
  steps: [
    'Take the bundle to your own machine.',
    'Compute SHA-256 of the file (sha256sum) and compare it with the hash given here.',
    'Run “npm run guong -- bundle check” of Gương on that file and hash: it checks every equation without a network.',
  ],
  ledTo: (title) => `Preview: ${title}`,
  preview: 'Preview the public page',
  previewLead: 'Not published yet. The public will see exactly this page.',
  plan: 'Read the published plan',
  addresses: 'Addresses of this page and of the files named above:',
};

/** Words of the public page of a result and of its preview. */
export const PUBLISHED_TEXT: Bilingual<PublishedWords> = { vi, en };
