import type { Engine } from '@guong/ballot';
import { FileAndWords } from './file-and-words.tsx';
import { memberKeysOf, type MemberKeys } from './member-keys.ts';

const vi = {
  file: 'Tệp khóa (khoa-….guong)',
  paper: {
    title: 'Không còn tệp, chỉ còn tờ giữ khóa',
    label: 'Quét mã trên tờ giữ khóa bằng máy ảnh, rồi dán chữ đọc được vào đây',
  },
  words: 'Bảy chữ đã chép ra giấy',
  wordsHint: 'Gõ có dấu hay không dấu đều được, cách nhau một khoảng trắng.',
  open: 'Mở khóa trên máy này',
  opening: 'Đang mở khóa… (vài giây)',
  noFile: 'Hãy chọn tệp khóa trước.',
  json: 'Tệp này không phải tệp khóa.',
  shape: 'Tệp này không phải tệp khóa, hoặc bị cắt cụt.',
  passphrase: 'Bảy chữ không đúng với tệp này, hoặc tệp đã bị sửa.',
  length: 'Tệp này không phải khóa của ủy viên ban kiểm phiếu.',
};
const en = {
  file: 'Key file (khoa-….guong)',
  paper: {
    title: 'No file left, only the key sheet',
    label: 'Read the code on the key sheet with a camera and paste the text here',
  },
  words: 'The seven words from your paper',
  wordsHint: 'With or without marks, one space between words.',
  open: 'Open the key on this device',
  opening: 'Opening the key… (some seconds)',
  noFile: 'Choose the key file first.',
  json: 'This is no key file.',
  shape: 'This is no key file, or it was cut short.',
  passphrase: 'The words do not fit this file, or the file was changed.',
  length: 'This is not the key of a committee member.',
} satisfies typeof vi;

const KEY_LENGTH = 64;

/** Asks for key file and words, opens the key on this device and hands it on. Nothing of it is kept or sent. */
export function KeyOpener(props: {
  readonly engine: Engine;
  readonly lang: 'vi' | 'en';
  readonly onOpen: (keys: MemberKeys) => void;
}) {
  const { engine, lang, onOpen } = props;
  const t = lang === 'vi' ? vi : en;
  const take = (secret: Uint8Array): string | undefined => {
    if (secret.length !== KEY_LENGTH) return t.length;
    onOpen(memberKeysOf(engine, secret));
    return undefined;
  };
  return <FileAndWords engine={engine} t={t} onOpen={take} />;
}
