import { useEffect, useState } from 'preact/hooks';
import { Press, Say } from '../shared/parts.tsx';
import type { VoterRecord } from '../shared/voter-store.ts';
import type { Arrival } from './arrival.ts';
import { useSurroundings } from './context.ts';
import { MarkingScreens } from './marking-screens.tsx';
import { Sending } from './sending.tsx';
import { stageOf } from './stage.ts';
import { Stop } from './stops.tsx';
import {
  askingValue,
  openRound,
  sealIntoOutbox,
  sendOutbox,
  type Device,
  type Standing,
  type Trouble,
} from './voter.ts';

/** What the ballot needs from its page. */
export interface BallotProps {
  readonly device: Device;
  readonly protocolId: string;
  readonly arrival: Arrival;
  /** Leaves for the main origin with the blinded value, or for the receipt. */
  readonly leaveTo: (
    where:
      { readonly kind: 'receive'; readonly roundId: string; readonly blinded: string } | { readonly kind: 'receipt' },
  ) => void;
  /** Answers of this tab that are not sealed yet. */
  readonly drafts: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** The whole way of a voter: receives, marks, seals, sends. Where he stands follows from what the device keeps. */
export function BallotApp({ device, protocolId, arrival, leaveTo, drafts }: BallotProps) {
  const { t } = useSurroundings();
  const [standing, setStanding] = useState<Standing>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);

  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await work().finally(() => {
      setBusy(false);
    });
  };
  const open = (from: Arrival) =>
    during(async () => {
      const found = await openRound(device, protocolId, from);
      setTrouble(typeof found === 'string' ? found : found.trouble);
      if (typeof found !== 'string') setStanding(found);
    });
  useEffect(() => void open(arrival), []);
  const stage = standing && stageOf(standing.record, standing.phase);
  useEffect(() => {
    if (stage === 'cast') leaveTo({ kind: 'receipt' });
  }, [stage]);

  if (!standing || !stage || stage === 'cast') {
    return trouble ? (
      <Broken trouble={trouble} isBusy={isBusy} onRetry={() => void open(arrival)} />
    ) : (
      <Say>{t.loading}</Say>
    );
  }
  const { round, record } = standing;
  const keep = (kept: VoterRecord | undefined) => {
    setStanding({ ...standing, record: kept });
  };
  const ask = () =>
    during(async () => {
      const blinded = record && (await askingValue(device, round, record));
      if (blinded === undefined) setTrouble('place');
      else leaveTo({ kind: 'receive', roundId: record?.roundId ?? '', blinded });
    });
  const send = () =>
    during(async () => {
      if (!record) return;
      const sent = await sendOutbox(device, round, record);
      if (typeof sent === 'string') setTrouble(sent);
      else keep(sent);
    });
  if (stage === 'sending') return <Sending trouble={trouble} isBusy={isBusy} onSend={() => void send()} />;
  if (stage === 'marking' && record) {
    const seal = (answers: Parameters<typeof sealIntoOutbox>[2]['answers']) =>
      during(async () => {
        keep(await sealIntoOutbox(device, round, { record, answers }));
        drafts.removeItem(protocolId);
        setTrouble(undefined);
      });
    return <MarkingScreens round={round} drafts={drafts} isBusy={isBusy} onSeal={(answers) => void seal(answers)} />;
  }
  if (stage === 'marking') return null;
  return (
    <>
      {trouble && <Say tone="late">{t.trouble[trouble]}</Say>}
      <Stop
        stage={stage}
        round={round}
        record={record}
        isBusy={isBusy}
        onAsk={() => void ask()}
        onLook={() => void open({ kind: 'none' })}
      />
    </>
  );
}

function Broken({
  trouble,
  isBusy,
  onRetry,
}: {
  readonly trouble: Trouble;
  readonly isBusy: boolean;
  readonly onRetry: () => void;
}) {
  const { t } = useSurroundings();
  return (
    <>
      <Say tone="late">{t.trouble[trouble]}</Say>
      {trouble !== 'manifest' && (
        <div class="actions">
          <Press weight="primary" isBusy={isBusy} onPress={onRetry}>
            {t.tryAgain}
          </Press>
        </div>
      )}
    </>
  );
}
