import { useState } from 'preact/hooks';
import { post, sayRefusal } from '../shared/ask-server.ts';
import { mount, pageLang } from '../shared/mount.tsx';
import { Press, Say } from '../shared/parts.tsx';
import { TEXT } from './text.ts';

interface ReceiveProps {
  readonly roundId: string;
  /** The voter's page on the casting origin, made by the server from its own settings. */
  readonly backHref: string;
}

const BLINDED = /^#z=([0-9a-f]{512,768})$/;
const [, blinded] = BLINDED.exec(location.hash) ?? [];

/** Asks for the blind signature when the person presses, and carries it back behind `#`. */
function Receive({ roundId, backHref }: ReceiveProps) {
  const lang = pageLang();
  const t = TEXT[lang];
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const receive = async (): Promise<void> => {
    setBusy(true);
    const answer = await post<{ signature: string }>(`/receive/${roundId}`, { blinded });
    setBusy(false);
    if (!answer.ok) setTrouble(sayRefusal(answer, lang));
    else location.replace(`${backHref.split('#')[0] ?? ''}#sig=${answer.value.signature}`);
  };
  if (blinded === undefined) {
    return (
      <div class="stack">
        <Say tone="warn">{t.nothingToSign}</Say>
        <div class="actions">
          <a class="btn primary" href={backHref}>
            {t.openBallot}
          </a>
        </div>
      </div>
    );
  }
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

mount('receive', (written) => <Receive {...(written as unknown as ReceiveProps)} />);
