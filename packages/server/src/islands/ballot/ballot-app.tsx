import { useEffect, useState } from 'preact/hooks';
import { Press, Say } from '../shared/parts.tsx';
import { CastAlready } from './cast-already.tsx';
import { useSurroundings } from './context.ts';
import { MarkingScreens } from './marking-screens.tsx';
import { OfflineNote } from './network.tsx';
import { Sending } from './sending.tsx';
import { stageOf, type Stage } from './stage.ts';
import { Stop } from './stops.tsx';
import { useVoter, type Voter, type VoterSetup } from './use-voter.ts';
import { canBlind, type Standing } from './voter.ts';

/** What the ballot needs from its page. */
export interface BallotProps extends VoterSetup {
  /** Answers that are not sealed yet, kept on this device until they are: a closed tab or a flat battery loses nothing. */
  readonly drafts: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** How often a received ballot looks whether the box is open, while somebody has the page before him. */
const LOOK_EVERY_MS = 30_000;

/** The whole way of a voter: receives, marks, seals, sends. Where he stands follows from what the device keeps. */
export function BallotApp({ drafts, ...setup }: BallotProps) {
  const voter = useVoter(setup);
  const { standing } = voter;
  const stage = standing && stageOf(standing.record, standing.phase);
  const isGoing = useArrivalSteps(voter, stage, setup.arrival);
  useEffect(() => {
    if (stage && OVER.includes(stage)) drafts.removeItem(setup.protocolId);
    return stage === 'received' ? lookNowAndThen(voter.look) : undefined;
  }, [stage]);
  if (!standing || !stage || isGoing) return <Opening voter={voter} />;
  if (stage === 'cast') return <CastAlready record={standing.record} onGo={() => setup.leaveTo({ kind: 'receipt' })} />;
  return <Screen {...{ voter, standing, stage, drafts }} />;
}

/** Makes the ballot without a further press for who has pressed on the main origin; answers whether that is going on. */
function useArrivalSteps(voter: Voter, stage: Stage | undefined, arrival: VoterSetup['arrival']): boolean {
  const [isGoing, setGoing] = useState(arrival.kind === 'link' && arrival.isGoing);
  useEffect(() => {
    if (!stage) return;
    const isAsking = stage === 'ask' || stage === 'unanswered';
    // On its way while the voter reads what receiving means.
    if (isAsking) void canBlind();
    if (isAsking && isGoing) voter.ask();
    else setGoing(false);
  }, [stage]);
  return isGoing && voter.trouble === undefined;
}

/** Stages at which nothing is left to mark. */
const OVER: readonly Stage[] = ['sending', 'cast', 'missed', 'too-late'];

function lookNowAndThen(look: () => void): () => void {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible' && navigator.onLine) look();
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

function Opening({ voter }: { readonly voter: Voter }) {
  const { t } = useSurroundings();
  const { trouble, isBusy, look } = voter;
  if (!trouble) return <Say>{t.loading}</Say>;
  return (
    <>
      <Say tone="late">{t.trouble[trouble]}</Say>
      {trouble !== 'manifest' && (
        <div class="actions">
          <Press weight="primary" isBusy={isBusy} onPress={look}>
            {t.tryAgain}
          </Press>
        </div>
      )}
    </>
  );
}

interface ScreenProps {
  readonly voter: Voter;
  readonly standing: Standing;
  readonly stage: Exclude<Stage, 'cast'>;
  readonly drafts: BallotProps['drafts'];
}

function Screen({ voter, standing, stage, drafts }: ScreenProps) {
  const { t } = useSurroundings();
  const { trouble, isBusy, ask, look, seal, send } = voter;
  const { round, record } = standing;
  if (stage === 'sending') return <Sending trouble={trouble} isBusy={isBusy} onSend={send} />;
  return (
    <>
      {trouble && <Say tone="late">{t.trouble[trouble]}</Say>}
      <OfflineNote />
      {stage === 'marking' ? (
        <MarkingScreens round={round} drafts={drafts} isBusy={isBusy} onSeal={seal} />
      ) : (
        <Stop {...{ stage, round, record, isBusy }} onAsk={ask} onLook={look} />
      )}
    </>
  );
}
