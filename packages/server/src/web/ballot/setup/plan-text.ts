import type { Bilingual } from '../../text/index.ts';

const vi = {
  plan: 'Kế hoạch đã niêm yết',
  planOf: (name: string) => `Kế hoạch của ${name}`,
  read: 'Đọc kế hoạch',
  subject: 'Người được góp ý',
  hash: 'Dấu của tệp (SHA-256)',
  hashNote: 'Bản kê đã niêm phong nêu đúng dấu này. Ai tải tệp cũng tính lại được; tệp khác một chữ thì dấu khác hẳn.',
  draftNote: 'Đợt chưa niêm phong: kế hoạch còn thay được cho tới khi phê duyệt.',
  download: 'Chỉ tải tệp',
  anonymous: 'Trang này không dùng cookie và không ghi ai đã đọc.',
  backToBallot: 'Về lá phiếu',
  attached: 'Đã gắn kế hoạch',
};

/** Words about the plan that a subject is held to. */
export const PLAN_TEXT: Bilingual<typeof vi> = {
  vi,
  en: {
    plan: 'Published plan',
    planOf: (name) => `Plan of ${name}`,
    read: 'Read the plan',
    subject: 'Subject',
    hash: 'Hash of the file (SHA-256)',
    hashNote: 'The sealed manifest names this very hash. Whoever downloads the file can compute it again.',
    draftNote: 'The round is not sealed: the plan may still change until it is approved.',
    download: 'Only download',
    anonymous: 'This page uses no cookie and does not record who reads.',
    backToBallot: 'Back to the ballot',
    attached: 'The plan is attached',
  },
};
