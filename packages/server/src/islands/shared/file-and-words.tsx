import { useState } from 'preact/hooks';
import type { Engine } from '@guong/ballot';
import { openWithPassphrase } from '@guong/ballot/passphrase';
import { Press, Say } from './parts.tsx';

/** What the form says: about a key file, or about a recovery file. */
export interface FileWords {
  readonly file: string;
  /** Where the file is also printed as a code: any camera reads that as text, which is put here. */
  readonly paper?: { readonly title: string; readonly label: string };
  readonly words: string;
  readonly wordsHint: string;
  readonly open: string;
  readonly opening: string;
  readonly noFile: string;
  readonly json: string;
  readonly shape: string;
  readonly passphrase: string;
}

/** Most bytes of a file of ours; a larger one is not read at all. */
const LARGEST = 100_000;

/**
 * Asks for a wrapped file and its words, and opens it on this device. `onOpen` gets the secret and answers a sentence
 * when it is not what was wanted. Nothing is kept or sent.
 */
export function FileAndWords(props: {
  readonly engine: Engine;
  readonly t: FileWords;
  readonly onOpen: (secret: Uint8Array) => string | undefined;
}) {
  const { engine, t, onOpen } = props;
  const [file, setFile] = useState<Blob>();
  const [words, setWords] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setTrouble(file ? await openedBy(engine, { file, words, t, onOpen }) : t.noFile);
    setBusy(false);
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      {trouble !== undefined && <Say tone="late">{trouble}</Say>}
      <div class="field">
        <label for="wrapped-file">{t.file}</label>
        <input
          id="wrapped-file"
          type="file"
          accept=".guong"
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
      </div>
      {t.paper && <FromPaper {...t.paper} onRead={(text) => setFile(new Blob([text]))} />}
      <WordsField t={t} value={words} onType={setWords} />
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={() => void open()}>
          {isBusy ? t.opening : t.open}
        </Press>
      </div>
    </form>
  );
}

function FromPaper(props: { readonly title: string; readonly label: string; readonly onRead: (text: string) => void }) {
  return (
    <details>
      <summary>{props.title}</summary>
      <div class="field">
        <label for="wrapped-text">{props.label}</label>
        <textarea
          id="wrapped-text"
          rows={4}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => props.onRead(event.currentTarget.value.trim())}
        />
      </div>
    </details>
  );
}

function WordsField({
  t,
  value,
  onType,
}: {
  readonly t: FileWords;
  readonly value: string;
  readonly onType: (text: string) => void;
}) {
  return (
    <div class="field">
      <label for="wrapped-words">{t.words}</label>
      <p class="hint" id="wrapped-words-hint">
        {t.wordsHint}
      </p>
      <input
        id="wrapped-words"
        type="text"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby="wrapped-words-hint"
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </div>
  );
}

interface Opening {
  readonly file: Blob;
  readonly words: string;
  readonly t: FileWords;
  readonly onOpen: (secret: Uint8Array) => string | undefined;
}

async function openedBy(engine: Engine, { file, words, t, onOpen }: Opening): Promise<string | undefined> {
  if (file.size > LARGEST) return t.shape;
  const opened = await openWithPassphrase(engine, words, new Uint8Array(await file.arrayBuffer()));
  return opened.ok ? onOpen(opened.value) : t[opened.code];
}
