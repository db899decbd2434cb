import { useEffect, useState } from 'preact/hooks';
import { memberProofMessage, passphraseOf, PASSPHRASE_WORDS, sameBytes, toHex, type Engine } from '@guong/ballot';
import { wrapWithPassphrase } from '@guong/ballot/passphrase';
import { post, sayRefusal } from '../shared/ask-server.ts';
import { KeyOpener } from '../shared/key-opener.tsx';
import { memberKeysOf, publicKeysOf, secretOf, type MemberKeys } from '../shared/member-keys.ts';
import { Press, Say, ScreenTitle, WordList } from '../shared/parts.tsx';
import { saveFile } from '../shared/save-file.ts';
import { warnBeforeLeaving } from '../shared/warn-before-leaving.ts';
import { KeySheet } from './key-sheet.tsx';
import { TEXT } from './text.ts';

/** What the page says about the member; all of it public. */
export interface KeyMakerProps {
  readonly roundId: string;
  readonly title: string;
  readonly memberIndex: number;
  readonly memberName: string;
  /** This key takes the place of one that was handed in and lost. */
  readonly isReplacement: boolean;
  readonly lang: 'vi' | 'en';
  readonly engine: Engine;
  readonly random: (length: number) => Uint8Array;
  /** Tells files of several attempts apart: the hour and minute on this device, `1432`. */
  readonly stamp: string;
}

type Step =
  | { readonly at: 'intro' }
  | { readonly at: 'words'; readonly keys: MemberKeys; readonly words: string }
  | { readonly at: 'test'; readonly keys: MemberKeys; readonly file: Uint8Array }
  | { readonly at: 'done' };

/** Makes a key, lets the member write the words down, opens the file again as a test, and hands the public half in. */
export function KeyMaker(props: KeyMakerProps) {
  const { engine, random, lang } = props;
  const t = TEXT[lang];
  const [step, setStep] = useState<Step>({ at: 'intro' });
  const [isBusy, setBusy] = useState(false);
  const isUnderWay = step.at === 'words' || step.at === 'test';
  useEffect(() => (isUnderWay ? warnBeforeLeaving() : undefined), [isUnderWay]);
  const make = () => {
    setStep({ at: 'words', keys: memberKeysOf(engine, random(64)), words: passphraseOf(random(PASSPHRASE_WORDS * 2)) });
  };
  const wrap = async (keys: MemberKeys, words: string): Promise<void> => {
    setBusy(true);
    const label = `${props.title} · ${props.memberName}`.slice(0, 300);
    const input = { kind: 'member', label, secret: secretOf(keys), salt: random(16), nonce: random(12) } as const;
    const file = await wrapWithPassphrase(engine, words, input);
    setBusy(false);
    saveFile(fileName(props), file);
    setStep({ at: 'test', keys, file });
  };
  if (step.at === 'done') return <Done roundId={props.roundId} lang={lang} />;
  if (step.at === 'test') return <SelfTest {...props} step={step} onDone={() => setStep({ at: 'done' })} />;
  if (step.at === 'words') {
    return (
      <>
        <ScreenTitle id="words">{t.wordsTitle}</ScreenTitle>
        <p>{t.words}</p>
        <WordList words={step.words.split(' ')} label={t.wordsLabel} isAloud />
        <div class="actions">
          <Press weight="primary" isBusy={isBusy} onPress={() => void wrap(step.keys, step.words)}>
            {isBusy ? t.wrapping : t.copied}
          </Press>
        </div>
      </>
    );
  }
  return (
    <>
      <h2>{t.introTitle}</h2>
      {props.isReplacement && <Say tone="warn">{t.replaces}</Say>}
      <ul>
        {t.intro.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="actions">
        <Press weight="primary" onPress={make}>
          {t.make}
        </Press>
      </div>
    </>
  );
}

const fileName = ({ roundId, memberIndex, stamp }: KeyMakerProps): string =>
  `khoa-BKP-${roundId.slice(0, 8)}-${memberIndex}-luc-${stamp}.guong`;

function SelfTest(
  props: KeyMakerProps & { readonly step: Extract<Step, { at: 'test' }>; readonly onDone: () => void },
) {
  const { engine, lang, roundId, step, onDone } = props;
  const t = TEXT[lang];
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const register = async (opened: MemberKeys): Promise<void> => {
    if (!sameBytes(secretOf(opened), secretOf(step.keys))) {
      setTrouble(t.differs);
      return;
    }
    setBusy(true);
    const answer = await post(`/rounds/${roundId}/committee/key`, registration(props, step.keys));
    setBusy(false);
    if (answer.ok) onDone();
    else setTrouble(sayRefusal(answer, lang));
  };
  return (
    <>
      <div class="screen-only stack">
        <ScreenTitle id="test">{t.testTitle}</ScreenTitle>
        <p>{t.test}</p>
        {trouble && <Say tone="late">{trouble}</Say>}
        {isBusy && <Say>{t.registering}</Say>}
        <KeyOpener engine={engine} lang={lang} onOpen={(keys) => void register(keys)} />
        <div class="actions">
          <Press onPress={() => saveFile(fileName(props), step.file)}>{t.saveAgain}</Press>
        </div>
      </div>
      <KeySheet file={step.file} title={props.title} memberName={props.memberName} lang={lang} />
    </>
  );
}

/** Public keys with the proof that binds them to round, place and name. */
function registration({ engine, title, memberIndex, memberName, isReplacement }: KeyMakerProps, keys: MemberKeys) {
  const given = publicKeysOf(engine, keys);
  const message = memberProofMessage(title, { index: memberIndex, name: memberName, ...given });
  return { ...given, proof: toHex(engine.ed25519Sign(keys.seed, message)), ...(isReplacement && { isReplacement }) };
}

function Done({ roundId, lang }: { readonly roundId: string; readonly lang: 'vi' | 'en' }) {
  const t = TEXT[lang];
  return (
    <>
      <ScreenTitle id="done">{t.doneTitle}</ScreenTitle>
      <Say tone="good">{t.done}</Say>
      <div class="actions">
        <a class="btn primary" href={`/rounds/${roundId}/committee`}>
          {t.back}
        </a>
      </div>
    </>
  );
}
