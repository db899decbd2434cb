import { useState } from 'preact/hooks';
import type { Engine } from '@guong/ballot';
import { openWithPassphrase } from '@guong/ballot/passphrase';
import { memberKeysOf, type MemberKeys } from './member-keys.ts';
import { Press, Say } from './parts.tsx';

const vi = {
  file: 'Tệp khóa (khoa-….guong)',
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

/** Asks for key file and words, opens the key on this device and hands it on. Nothing of it is kept or sent. */
export function KeyOpener(props: {
  readonly engine: Engine;
  readonly lang: 'vi' | 'en';
  readonly onOpen: (keys: MemberKeys) => void;
}) {
  const t = props.lang === 'vi' ? vi : en;
  const [file, setFile] = useState<File>();
  const [words, setWords] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    if (!file) {
      setTrouble(t.noFile);
      return;
    }
    setBusy(true);
    const opened = await openWithPassphrase(props.engine, words, new Uint8Array(await file.arrayBuffer()));
    setBusy(false);
    if (!opened.ok) setTrouble(t[opened.code]);
    else if (opened.value.length !== 64) setTrouble(t.length);
    else props.onOpen(memberKeysOf(props.engine, opened.value));
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      {trouble && <Say tone="late">{trouble}</Say>}
      <div class="field">
        <label for="key-file">{t.file}</label>
        <input
          id="key-file"
          type="file"
          accept=".guong"
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
      </div>
      <div class="field">
        <label for="key-words">{t.words}</label>
        <p class="hint" id="key-words-hint">
          {t.wordsHint}
        </p>
        <input
          id="key-words"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="key-words-hint"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={() => void open()}>
          {isBusy ? t.opening : t.open}
        </Press>
      </div>
    </form>
  );
}
