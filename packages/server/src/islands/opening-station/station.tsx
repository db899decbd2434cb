import { useEffect, useState } from 'preact/hooks';
import { toHex, toWords, type KeyPair } from '@guong/ballot';
import { post, read, sayRefusal } from '../shared/ask-server.ts';
import { readClosedLog } from '../shared/closed-log.ts';
import { readDesk, type Seat } from '../shared/desk.ts';
import { MembersProgress } from '../shared/members-progress.tsx';
import { Press, Say, ScreenTitle, WordList } from '../shared/parts.tsx';
import { warnBeforeLeaving } from '../shared/warn-before-leaving.ts';
import { checkedBox, countBox, type Counted, type SealedPart } from './count.ts';
import { Outcome } from './outcome.tsx';
import type { Ready, StationProps } from './station-props.ts';
import { TEXT } from './text.ts';

/** The head's machine in the room: a one-time key, the members' parts, the count, the result. */
export function Station(props: StationProps) {
  const { roundId, lang, engine, random } = props;
  const t = TEXT[lang];
  const [ready, setReady] = useState<Ready>();
  const [counted, setCounted] = useState<Counted>();
  const [said, setSaid] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => (ready ? warnBeforeLeaving() : undefined), [ready]);
  const begin = async (): Promise<void> => {
    setBusy(true);
    const secret = random(32);
    const found = await setUp(props, { secret, publicKey: engine.x25519Public(secret) });
    setBusy(false);
    if (typeof found === 'string') setSaid(found);
    else setReady(found);
  };
  const count = async (from: Ready): Promise<void> => {
    setBusy(true);
    setSaid(undefined);
    const answer = await read<{ bundles: readonly SealedPart[] }>(`/rounds/${roundId}/committee/shares`);
    const result = answer.ok
      ? countBox(engine, from.box, { station: from.keys, parts: answer.value.bundles })
      : undefined;
    setBusy(false);
    if (result) setCounted(result);
    else setSaid(answer.ok ? t.few : sayRefusal(answer, lang));
  };
  if (ready && counted) return <Outcome {...props} ready={ready} counted={counted} onAgain={() => void count(ready)} />;
  if (ready) {
    return (
      <>
        {said !== undefined && <Say tone="late">{said}</Say>}
        <Waiting {...props} ready={ready} isBusy={isBusy} onCount={() => void count(ready)} />
      </>
    );
  }
  return (
    <>
      <h2>{t.introTitle}</h2>
      <ul>
        {t.intro.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {said !== undefined && <Say tone="late">{said}</Say>}
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={() => void begin()}>
          {isBusy ? t.checking : t.begin}
        </Press>
      </div>
    </>
  );
}

/** Checks the box first, then tells the server the public key; the sentence that says why not. */
async function setUp({ roundId, lang, engine }: StationProps, keys: KeyPair): Promise<Ready | string> {
  const t = TEXT[lang];
  const log = await readClosedLog(engine, roundId);
  if ('code' in log) return log.code === 'manifest' ? t.manifest : sayRefusal(log, lang);
  const box = checkedBox(engine, log);
  if (!box) return t.badLog;
  const told = await post(`/rounds/${roundId}/committee/station`, { stationKey: toHex(keys.publicKey) });
  return told.ok ? { keys, box, threshold: log.desk.threshold } : sayRefusal(told, lang);
}

const EVERY = 2_000;

const seatsOf = ({ box }: Ready): readonly Seat[] =>
  box.round.manifest.committee.map(({ index, name }) => ({ memberIndex: index, name }));

function Waiting(
  props: StationProps & { readonly ready: Ready; readonly isBusy: boolean; readonly onCount: () => void },
) {
  const { roundId, lang, ready, isBusy, onCount } = props;
  const t = TEXT[lang];
  const [from, setFrom] = useState<readonly number[]>([]);
  useEffect(() => {
    const timer = setInterval(() => {
      void readDesk(roundId).then((desk) => {
        if (desk.ok) setFrom(desk.value.sharesFrom);
      });
    }, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const missing = Math.max(0, ready.threshold - from.length);
  return (
    <>
      <ScreenTitle id="station">{t.stationTitle}</ScreenTitle>
      <p class="muted">{t.words}</p>
      <WordList words={toWords(ready.keys.publicKey, 8)} label={t.words} isAloud />
      <MembersProgress members={seatsOf(ready)} from={from} threshold={ready.threshold} lang={lang} />
      <p role="status">{missing > 0 ? t.waiting(missing) : t.enough}</p>
      <div class="actions">
        <Press weight="primary" isBusy={isBusy || missing > 0} onPress={onCount}>
          {isBusy ? t.counting : t.count}
        </Press>
      </div>
    </>
  );
}
