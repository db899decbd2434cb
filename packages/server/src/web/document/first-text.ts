import type { Bilingual } from '../text/index.ts';

const vi = {
  firstFile: 'Tệp của văn bản',
  firstFileHint: 'Có sẵn tệp thì gắn luôn. Chưa có thì để trống, gắn sau ở trang của văn bản.',
  firstLink: 'Liên kết với một văn bản đã có trong sổ',
  firstLinkHint: 'Không có thì để trống. Còn liên kết khác thì thêm sau ở trang của văn bản.',
  linkSymbol: 'Số, ký hiệu của văn bản kia',
  linkSymbolHint: 'Ví dụ 24-CT/TU. Gõ không dấu cũng được.',
  linkMeant: 'Văn bản kia là',
};
type Words = typeof vi;

const en: Words = {
  firstFile: 'File of the document',
  firstFileHint:
    'Attach it now if you have it. Otherwise leave this empty and attach it later on the page of the document.',
  firstLink: 'Link to a document of the register',
  firstLinkHint: 'Leave this empty if there is none. More links can be added on the page of the document.',
  linkSymbol: 'Symbol of the other document',
  linkSymbolHint: 'For example 24-CT/TU. Diacritics may be left out.',
  linkMeant: 'The other document is',
};

/** Words of the file and the link that come with a document when it is registered. */
export const FIRST_TEXT: Bilingual<Words> = { vi, en };
