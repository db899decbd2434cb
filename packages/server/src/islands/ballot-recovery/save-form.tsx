import { useState } from 'preact/hooks';
import { passphraseOf, PASSPHRASE_WORDS, type Engine, type Round } from '@guong/ballot';
import { Press, Say, ScreenTitle, WordList } from '../shared/parts.tsx';
import { saveFile } from '../shared/save-file.ts';
import { isLongEnough, recoveryFile } from './recovery.ts';
import { TEXT } from './text.ts';

/** Wraps the credential under a generated sentence, or one of the voter's own, and saves the file. */
export function SaveForm(props: {
  readonly lang: 'vi' | 'en';
  readonly engine: Engine;
  readonly random: (length: number) => Uint8Array;
  readonly round: Round;
  readonly protocolId: string;
  readonly credential: Uint8Array;
  readonly onSaved: () => void;
}) {
  const { lang, engine, random, round, protocolId, credential, onSaved } = props;
  const t = TEXT[lang];
  const [generated] = useState(() => passphraseOf(random(2 * PASSPHRASE_WORDS)));
  const [own, setOwn] = useState('');
  const [isBusy, setBusy] = useState(false);
  const isTooWeak = own !== '' && !isLongEnough(own);
  const save = async (): Promise<void> => {
    if (isTooWeak) return;
    setBusy(true);
    const file = await recoveryFile(engine, own === '' ? generated : own, { round, credential, random });
    setBusy(false);
    saveFile(`phieu-${protocolId.slice(0, 8)}.guong`, file);
    onSaved();
  };
  return (
    <>
      <ScreenTitle id="save">{t.saveTitle}</ScreenTitle>
      {t.save.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="muted">{t.generated}</p>
      <WordList words={generated.split(' ')} label={t.generated} />
      <div class={isTooWeak ? 'field wrong' : 'field'}>
        <label for="own-words">{t.own}</label>
        <p class="hint" id="own-words-hint">
          {t.ownHint}
        </p>
        <input
          id="own-words"
          type="text"
          autocomplete="off"
          aria-describedby="own-words-hint"
          aria-invalid={isTooWeak ? 'true' : undefined}
          value={own}
          onInput={(event) => setOwn(event.currentTarget.value)}
        />
      </div>
      {isTooWeak && <Say tone="warn">{t.tooWeak}</Say>}
      <div class="actions">
        <Press weight="primary" isBusy={isBusy || isTooWeak} onPress={() => void save()}>
          {isBusy ? t.saving : t.saveGo}
        </Press>
      </div>
    </>
  );
}
