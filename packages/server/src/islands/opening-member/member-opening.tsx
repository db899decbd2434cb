import { useEffect, useState } from 'preact/hooks';
import { checkBeforeOpening, fromHex, toWords, type Box, type Engine } from '@guong/ballot';
import { post, sayRefusal } from '../shared/ask-server.ts';
import { toBase64 } from '../shared/base64.ts';
import { readClosedLog } from '../shared/closed-log.ts';
import { readDesk, type Desk } from '../shared/desk.ts';
import { KeyOpener } from '../shared/key-opener.tsx';
import type { MemberKeys } from '../shared/member-keys.ts';
import { MembersProgress } from '../shared/members-progress.tsx';
import { Press, Say, ScreenTitle, WordList } from '../shared/parts.tsx';
import { openedBundle } from './open-shares.ts';
import { TEXT } from './text.ts';

/** What the page gives a member's opening. */
export interface MemberOpeningProps {
  readonly roundId: string;
  readonly lang: 'vi' | 'en';
  readonly engine: Engine;
  readonly random: (length: number) => Uint8Array;
  readonly now: () => Date;
}

interface Checked {
  readonly box: Box;
  readonly index: number;
  readonly stationKey: string;
}

/** A member brings his key, sees what his own device has checked, and hands his opened part to the station. */
export function MemberOpening(props: MemberOpeningProps) {
  const { lang, engine } = props;
  const t = TEXT[lang];
  const [keys, setKeys] = useState<MemberKeys>();
  const [checked, setChecked] = useState<Checked>();
  const [said, setSaid] = useState<{ readonly words: string; readonly isTrouble: boolean }>();
  const check = async (opened: MemberKeys): Promise<void> => {
    setKeys(opened);
    setSaid({ words: t.checking, isTrouble: false });
    const found = await checkedBox(props, opened);
    if (typeof found === 'string') setSaid({ words: found, isTrouble: found !== t.waiting });
    else setChecked(found);
  };
  if (!keys) {
    return (
      <>
        <h2>{t.keyTitle}</h2>
        <KeyOpener engine={engine} lang={lang} onOpen={(opened) => void check(opened)} />
      </>
    );
  }
  if (checked) return <OpenAndSend {...props} keys={keys} checked={checked} />;
  return (
    <>
      {said && <Say tone={said.isTrouble ? 'late' : 'info'}>{said.words}</Say>}
      <div class="actions">
        <Press onPress={() => void check(keys)}>{t.reload}</Press>
      </div>
    </>
  );
}

/** The box after the device's own checks, or the sentence that says why not. */
async function checkedBox(props: MemberOpeningProps, keys: MemberKeys): Promise<Checked | string> {
  const { engine, roundId, lang, now } = props;
  const t = TEXT[lang];
  const log = await readClosedLog(engine, roundId);
  if ('code' in log) return log.code === 'manifest' ? t.manifest : sayRefusal(log, lang);
  const { desk, round, head, leaves } = log;
  const index = desk.memberIndex ?? 0;
  const opener = { index, keys: keys.sealing };
  const box = checkBeforeOpening(engine, round, { leaves, head, opener, now: now() });
  if (!box.ok) return t[box.code];
  return desk.stationKey === null ? t.waiting : { box: box.value, index, stationKey: desk.stationKey };
}

type SendProps = MemberOpeningProps & { readonly keys: MemberKeys; readonly checked: Checked };

function OpenAndSend(props: SendProps) {
  const { lang, engine, roundId, random, keys, checked } = props;
  const t = TEXT[lang];
  const total = checked.box.ballots.length;
  const [done, setDone] = useState<number>();
  const [trouble, setTrouble] = useState<string>();
  const [received, setReceived] = useState<{ received: number; needed: number; unopened: number }>();
  const open = async (): Promise<void> => {
    setTrouble(undefined);
    setDone(0);
    const { bundle, unopened } = await openedBundle(engine, { ...checked, keys, random, onProgress: setDone });
    const body = { stationKey: checked.stationKey, sealed: toBase64(bundle) };
    const answer = await post<{ received: number; needed: number }>(`/rounds/${roundId}/committee/shares`, body);
    if (answer.ok) setReceived({ ...answer.value, unopened });
    else setTrouble(sayRefusal(answer, lang));
    setDone(undefined);
  };
  if (received) return <Handed roundId={roundId} lang={lang} {...received} />;
  return (
    <>
      <ScreenTitle id="checked">{t.checkedTitle}</ScreenTitle>
      <ul>
        {t.checked(total).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="muted">{t.station}</p>
      <WordList words={toWords(fromHex(checked.stationKey), 8)} label={t.station} isAloud />
      {trouble && <Say tone="late">{trouble}</Say>}
      {done !== undefined && (
        <div class="progress" role="status">
          <progress aria-label={t.progress} value={done} max={Math.max(total, 1)} />
          <span class="figure">{done < total ? `${t.progress} ${done}/${total}` : t.sending}</span>
        </div>
      )}
      <div class="actions">
        <Press weight="primary" isBusy={done !== undefined} onPress={() => void open()}>
          {t.open}
        </Press>
      </div>
    </>
  );
}

function Handed(props: {
  readonly roundId: string;
  readonly lang: 'vi' | 'en';
  readonly received: number;
  readonly needed: number;
  readonly unopened: number;
}) {
  const { roundId, lang } = props;
  const t = TEXT[lang];
  const desk = useDesk(roundId);
  return (
    <>
      <ScreenTitle id="handed">{t.doneTitle}</ScreenTitle>
      <Say tone="good">{t.done(props.received, props.needed)}</Say>
      {props.unopened > 0 && <Say tone="warn">{t.unopened(props.unopened)}</Say>}
      {desk && <MembersProgress members={desk.members} from={desk.sharesFrom} threshold={desk.threshold} lang={lang} />}
      <div class="actions">
        <a class="btn" href={`/rounds/${roundId}/committee`}>
          {t.back}
        </a>
      </div>
    </>
  );
}

const EVERY_MS = 5_000;

/** The desk, read again from time to time while the page is open. */
function useDesk(roundId: string): Desk | undefined {
  const [desk, setDesk] = useState<Desk>();
  useEffect(() => {
    const look = () => {
      void readDesk(roundId).then((found) => {
        if (found.ok) setDesk(found.value);
      });
    };
    look();
    const timer = setInterval(look, EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return desk;
}
