import { useEffect, useState } from 'preact/hooks';
import { post, sayRefusal } from '../shared/ask-server.ts';
import { mount, pageLang } from '../shared/mount.tsx';
import { Press, Say } from '../shared/parts.tsx';
import { TEXT } from './text.ts';

interface ReceiveProps {
  readonly roundId: string;
  /** The voter's page on the casting origin, made by the server from its own settings. */
  readonly backHref: string;
  readonly mayReceive: boolean;
  /** The voter has asked with his card, a moment ago: nothing more to press. */
  readonly isGoing: boolean;
}

const BLINDED = /^#z=([0-9a-f]{512,768})$/;
const [, blinded] = BLINDED.exec(location.hash) ?? [];

/** Remembers in this tab alone that the voter has pressed: who comes back with a value soon need not press again. */
const ASKED = 'guong-asked-for-ballot';
const SOON_MS = 120_000;
const remember = (roundId: string): void => {
  sessionStorage.setItem(ASKED, `${roundId} ${Date.now().toString()}`);
};
/** Whether he pressed in this tab, for this round, a moment ago; counts once. */
function hasJustAsked(roundId: string): boolean {
  const [asked, at] = (sessionStorage.getItem(ASKED) ?? '').split(' ');
  sessionStorage.removeItem(ASKED);
  return asked === roundId && Date.now() - Number(at) < SOON_MS;
}

/** Leads to the casting origin, where the device makes the ballot and comes back with the value to be signed. */
function Ask({ roundId, backHref, mayReceive, isGoing }: ReceiveProps) {
  const t = TEXT[pageLang()];
  const go = (): void => {
    remember(roundId);
    location.assign(`${backHref}&go=1`);
  };
  useEffect(() => {
    if (mayReceive && isGoing) go();
  }, []);
  return (
    <div class="actions">
      {mayReceive ? (
        <Press weight="primary" onPress={go}>
          {t.receiveHere}
        </Press>
      ) : (
        <a class="btn primary" href={backHref}>
          {t.openBallot}
        </a>
      )}
    </div>
  );
}

/** Asks for the blind signature and carries it back behind `#`: at once for who has just pressed, else on request. */
function Receive({ roundId, backHref, isAsked }: ReceiveProps & { readonly isAsked: boolean }) {
  const lang = pageLang();
  const t = TEXT[lang];
  const [isBusy, setBusy] = useState(isAsked);
  const [trouble, setTrouble] = useState<string>();
  const receive = async (): Promise<void> => {
    setBusy(true);
    const answer = await post<{ signature: string }>(`/receive/${roundId}`, { blinded });
    setBusy(false);
    if (!answer.ok) setTrouble(sayRefusal(answer, lang));
    else location.replace(`${backHref.split('#')[0] ?? ''}#sig=${answer.value.signature}`);
  };
  useEffect(() => {
    if (isAsked) void receive();
  }, []);
  return (
    <div class="stack">
      {trouble && <Say tone="late">{trouble}</Say>}
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={() => void receive()}>
          {isBusy ? t.receiving : t.receive}
        </Press>
        <a class="btn" href={backHref}>
          {t.notNow}
        </a>
      </div>
    </div>
  );
}

mount('receive', (written) => {
  const props = written as unknown as ReceiveProps;
  return blinded === undefined ? <Ask {...props} /> : <Receive {...props} isAsked={hasJustAsked(props.roundId)} />;
});
