import { useEffect, useState } from 'preact/hooks';
import { roundFingerprint, type Engine, type Round } from '@guong/ballot';
import { post, sayRefusal } from '../shared/ask-server.ts';
import { readDesk, readLogCopy, roundOfCopy, type Desk } from '../shared/desk.ts';
import { KeyOpener } from '../shared/key-opener.tsx';
import { publicKeysOf, type MemberKeys } from '../shared/member-keys.ts';
import { Press, Say, ScreenTitle, WordList } from '../shared/parts.tsx';
import { isInPlaceOfHead, ordersFor, signOrders, type Order } from './orders.ts';
import { TEXT, type Words } from './text.ts';

/** What the page gives the signer. */
export interface SignerProps {
  readonly roundId: string;
  readonly lang: 'vi' | 'en';
  readonly engine: Engine;
}

type View =
  | { readonly at: 'loading' }
  | { readonly at: 'said'; readonly words: string; readonly isTrouble: boolean }
  | { readonly at: 'orders'; readonly desk: Desk; readonly round: Round; readonly orders: readonly Order[] }
  | { readonly at: 'done'; readonly words: string };

/** Shows in words what waits, then signs it with the member's key on this device. */
export function Signer({ roundId, lang, engine }: SignerProps) {
  const t = TEXT[lang];
  const [view, setView] = useState<View>({ at: 'loading' });
  const load = async (): Promise<void> => {
    setView(await viewOf({ roundId, lang, engine }));
  };
  useEffect(() => void load(), []);
  if (view.at === 'loading') return <Say>{t.loading}</Say>;
  if (view.at === 'said') {
    return (
      <>
        <Say tone={view.isTrouble ? 'late' : 'info'}>{view.words}</Say>
        <div class="actions">
          <Press onPress={() => void load()}>{t.reload}</Press>
          <Back roundId={roundId} label={t.back} />
        </div>
      </>
    );
  }
  if (view.at === 'done') {
    return (
      <>
        <ScreenTitle id="done">{t.doneTitle}</ScreenTitle>
        <Say tone="good">{view.words}</Say>
        <div class="actions">
          <Back roundId={roundId} label={t.back} />
        </div>
      </>
    );
  }
  return <Orders {...{ roundId, lang, engine }} view={view} onDone={(words) => setView({ at: 'done', words })} />;
}

const Back = ({ roundId, label }: { readonly roundId: string; readonly label: string }) => (
  <a class="btn" href={`/rounds/${roundId}/committee`}>
    {label}
  </a>
);

async function viewOf({ roundId, lang, engine }: SignerProps): Promise<View> {
  const t = TEXT[lang];
  const desk = await readDesk(roundId);
  if (!desk.ok) return { at: 'said', words: sayRefusal(desk, lang), isTrouble: true };
  if (desk.value.protocolId === null) return { at: 'said', words: t.nothing, isTrouble: false };
  const copy = await readLogCopy(roundId);
  if (!copy.ok) return { at: 'said', words: sayRefusal(copy, lang), isTrouble: true };
  const round = roundOfCopy(engine, copy.value, desk.value.protocolId);
  if (!round) return { at: 'said', words: t.badManifest, isTrouble: true };
  const orders = ordersFor(desk.value, { round, copy: copy.value, t });
  if (typeof orders === 'string') return { at: 'said', words: t[orders], isTrouble: orders === 'badClose' };
  return { at: 'orders', desk: desk.value, round, orders };
}

function Orders(
  props: SignerProps & { readonly view: Extract<View, { at: 'orders' }>; readonly onDone: (words: string) => void },
) {
  const { roundId, lang, engine, view, onDone } = props;
  const t = TEXT[lang];
  const [keys, setKeys] = useState<MemberKeys>();
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { desk, round, orders } = view;
  // What is sealed cannot be changed: only a committee that has heard the same words from everyone signs it.
  const isSealing = orders.some(({ body }) => body.type === 'SEALED');
  const [isHeard, setHeard] = useState(!isSealing);
  const index = desk.memberIndex ?? 0;
  const take = (opened: MemberKeys) => {
    const isMine = publicKeysOf(engine, opened).ed25519 === round.manifest.committee[index - 1]?.ed25519;
    setTrouble(isMine ? undefined : t.wrongKey);
    if (isMine) setKeys(opened);
  };
  const sign = async (): Promise<void> => {
    const signed = keys && signOrders(engine, orders, { index, keys });
    if (!signed) return;
    setBusy(true);
    const answer = await post<{ signed: number; needed: number }>(
      `/rounds/${roundId}/committee/sign/${signed.step}`,
      signed.fields,
    );
    setBusy(false);
    if (!answer.ok) setTrouble(sayRefusal(answer, lang));
    else
      onDone(answer.value.signed >= answer.value.needed ? t.doneOne : t.done(answer.value.signed, answer.value.needed));
  };
  return (
    <>
      <ScreenTitle id="orders">{t.whatTitle}</ScreenTitle>
      {isInPlaceOfHead(desk, orders) && <Say tone="warn">{t.inPlaceOfHead(desk.threshold)}</Say>}
      {orders.map(({ body, words }) => (
        <p class="card" key={body.type}>
          {words}
        </p>
      ))}
      <ReadAloud {...{ round, t, isSealing, isHeard }} onHear={setHeard} />
      {trouble && <Say tone="late">{trouble}</Say>}
      {isHeard && <SignWith {...{ engine, lang, keys, isBusy }} onOpen={take} onSign={() => void sign()} />}
    </>
  );
}

/** The eight words of the round, large; before sealing also the committee's word that all have heard the same. */
function ReadAloud(props: {
  readonly round: Round;
  readonly t: Words;
  readonly isSealing: boolean;
  readonly isHeard: boolean;
  readonly onHear: (isHeard: boolean) => void;
}) {
  const { round, t, isSealing, isHeard, onHear } = props;
  return (
    <>
      <p class="muted">{t.fingerprint}</p>
      <WordList words={roundFingerprint(round.id)} label={t.fingerprint} isAloud />
      {isSealing && (
        <label class="option">
          <input type="checkbox" checked={isHeard} onChange={(event) => onHear(event.currentTarget.checked)} />
          <span>{t.heard}</span>
        </label>
      )}
      {!isHeard && <p class="muted">{t.hearFirst}</p>}
    </>
  );
}

/** The key first, then the signature. */
function SignWith(props: {
  readonly engine: Engine;
  readonly lang: 'vi' | 'en';
  readonly keys: MemberKeys | undefined;
  readonly isBusy: boolean;
  readonly onOpen: (keys: MemberKeys) => void;
  readonly onSign: () => void;
}) {
  const { engine, lang, keys, isBusy, onOpen, onSign } = props;
  const t = TEXT[lang];
  if (!keys) {
    return (
      <>
        <h3>{t.keyTitle}</h3>
        <KeyOpener engine={engine} lang={lang} onOpen={onOpen} />
      </>
    );
  }
  return (
    <div class="actions">
      <Press weight="primary" isBusy={isBusy} onPress={onSign}>
        {isBusy ? t.signing : t.sign}
      </Press>
    </div>
  );
}
