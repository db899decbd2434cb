import type { Bilingual } from '../text/index.ts';

const vi = {
  handbook: 'Sổ tay',
  lead: 'Mỗi vai một chương, kèm hình của chính các trang. Bản in gồm tất cả các chương.',
  chapters: 'Các chương',
  whole: 'Cả sổ tay trên một trang, để in',
  pdf: 'Tải bản PDF',
  previous: 'Chương trước',
  next: 'Chương sau',
  inThisChapter: 'Trong chương này',
  notFound: 'Không có chương này',
};
const en = {
  handbook: 'Handbook (Vietnamese)',
  lead: 'One chapter for each role, with pictures of the pages. It is written in Vietnamese.',
  chapters: 'Chapters',
  whole: 'The whole handbook on one page, for printing',
  pdf: 'Download as PDF',
  previous: 'Previous chapter',
  next: 'Next chapter',
  inThisChapter: 'In this chapter',
  notFound: 'No such chapter',
} satisfies typeof vi;

/** Words around the handbook; the handbook itself is Vietnamese. */
export const TEXT: Bilingual<typeof vi> = { vi, en };
