import { useEffect, useState } from 'preact/hooks';
import { fromHex, sameBytes, type Engine, type Round } from '@guong/ballot';
import { sayRefusal } from '../shared/ask-server.ts';
import { readDesk, readLogCopy, roundOfCopy } from '../shared/desk.ts';
import { KeyOpener } from '../shared/key-opener.tsx';
import type { MemberKeys } from '../shared/member-keys.ts';
import { Say, ScreenTitle } from '../shared/parts.tsx';
import { Joining } from './joining.tsx';
import { openPart, rehearsalOf, type Part, type Rehearsal } from './rehearsal.ts';
import type { RehearsalProps } from './rehearsal-props.ts';
import { TEXT } from './text.ts';

interface Ready {
  readonly round: Round;
  readonly index: number;
}

/** Each member tries his key on three dummy ballots; one of them joins the parts. Nothing leaves the device. */
export function RehearsalApp(props: RehearsalProps) {
  const { lang, engine } = props;
  const t = TEXT[lang];
  const [ready, setReady] = useState<Ready | string>();
  const [opened, setOpened] = useState<{ readonly rehearsal: Rehearsal; readonly part: Part }>();
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => void readyFrom(props).then(setReady), []);
  if (ready === undefined) return <Say>{t.loading}</Say>;
  if (typeof ready === 'string') return <Say tone="warn">{ready}</Say>;
  if (opened) return <Joining {...props} {...opened} />;
  const take = (keys: MemberKeys): void => {
    const found = openedWith(engine, ready, keys);
    if (typeof found === 'string') setTrouble(t[found]);
    else setOpened(found);
  };
  return (
    <>
      <ScreenTitle id="intro">{t.introTitle}</ScreenTitle>
      <ul>
        {t.intro.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {trouble !== undefined && <Say tone="late">{trouble}</Say>}
      <KeyOpener engine={engine} lang={lang} onOpen={take} />
    </>
  );
}

async function readyFrom({ roundId, lang, engine }: RehearsalProps): Promise<Ready | string> {
  const t = TEXT[lang];
  const desk = await readDesk(roundId);
  if (!desk.ok) return sayRefusal(desk, lang);
  const { protocolId, memberIndex: index } = desk.value;
  if (index === null) return t.notMember;
  if (protocolId === null) return t.tooEarly;
  const copy = await readLogCopy(roundId);
  if (!copy.ok) return sayRefusal(copy, lang);
  const round = roundOfCopy(engine, copy.value, protocolId);
  return round ? { round, index } : t.manifest;
}

function openedWith(engine: Engine, { round, index }: Ready, { sealing }: MemberKeys) {
  const own = round.manifest.committee[index - 1];
  if (!own || !sameBytes(fromHex(own.x25519), sealing.publicKey)) return 'wrongKey';
  const rehearsal = rehearsalOf(engine, round);
  const shares = openPart(engine, rehearsal, { index, keys: sealing });
  return shares ? { rehearsal, part: { index, shares } } : 'notOpened';
}
