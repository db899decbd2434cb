import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '@guong/ballot';
import type { VoterRecord } from '../shared/voter-store.ts';
import type { Arrival } from './arrival.ts';
import {
  askingValue,
  openRound,
  sealIntoOutbox,
  sendOutbox,
  type Device,
  type Standing,
  type Trouble,
} from './voter.ts';

/** Where the ballot leads to: the main origin with the blinded value, or the receipt. */
export type Leave =
  { readonly kind: 'receive'; readonly roundId: string; readonly blinded: string } | { readonly kind: 'receipt' };

/** A voter at work: where he stands, what went wrong last, and the steps that he can take. */
export interface Voter {
  readonly standing: Standing | undefined;
  readonly trouble: Trouble | undefined;
  readonly isBusy: boolean;
  /** Looks again where the round stands. */
  readonly look: () => void;
  readonly ask: () => void;
  readonly seal: (answers: Answers) => void;
  readonly send: () => void;
}

/** What the hook needs from the page. */
export interface VoterSetup {
  readonly device: Device;
  readonly protocolId: string;
  readonly arrival: Arrival;
  readonly leaveTo: (where: Leave) => void;
}

/** Opens the round on arrival; every step ends in the device's store before the page shows it. */
export function useVoter({ device, protocolId, arrival, leaveTo }: VoterSetup): Voter {
  const [standing, setStanding] = useState<Standing>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);
  const during = (work: () => Promise<void>): void => {
    setBusy(true);
    const giveUp = (error: unknown): never => {
      setTrouble('device');
      throw error;
    };
    void work()
      .catch(giveUp)
      .finally(() => setBusy(false));
  };
  const open = (from: Arrival): void => {
    during(async () => {
      const found = await openRound(device, protocolId, from);
      setTrouble(typeof found === 'string' ? found : found.trouble);
      if (typeof found !== 'string') setStanding(found);
    });
  };
  const withRecord = (work: (at: Standing, record: VoterRecord) => Promise<void>): void => {
    const record = standing?.record;
    if (standing && record) during(() => work(standing, record));
  };
  useEffect(() => open(arrival), []);
  return {
    standing,
    trouble,
    isBusy,
    look: () => open(standing ? { kind: 'none' } : arrival),
    ask: () =>
      withRecord(async (at, record) => {
        const asking = await askingValue(device, at.round, record);
        if (typeof asking === 'string') setTrouble(asking);
        else if ('record' in asking) setStanding({ ...at, record: asking.record });
        else leaveTo({ kind: 'receive', roundId: record.roundId, blinded: asking.blinded });
      }),
    seal: (answers) =>
      withRecord(async (at, record) => {
        const kept = await sealIntoOutbox(device, at.round, { record, answers });
        setTrouble(kept ? undefined : 'unsealed');
        if (kept) setStanding({ ...at, record: kept });
      }),
    send: () =>
      withRecord(async (at, record) => {
        const sent = await sendOutbox(device, at.round, record);
        if (typeof sent === 'string') setTrouble(sent);
        else setStanding({ ...at, record: sent });
      }),
  };
}
