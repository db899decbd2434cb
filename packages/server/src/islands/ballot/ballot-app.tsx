import { useEffect } from 'preact/hooks';
import { Press, Say } from '../shared/parts.tsx';
import { useSurroundings } from './context.ts';
import { MarkingScreens } from './marking-screens.tsx';
import { Sending } from './sending.tsx';
import { stageOf, type Stage } from './stage.ts';
import { Stop } from './stops.tsx';
import { useVoter, type Voter, type VoterSetup } from './use-voter.ts';
import { canBlind, type Standing } from './voter.ts';

/** What the ballot needs from its page. */
export interface BallotProps extends VoterSetup {
  /** Answers of this tab that are not sealed yet. */
  readonly drafts: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** The whole way of a voter: receives, marks, seals, sends. Where he stands follows from what the device keeps. */
export function BallotApp({ drafts, ...setup }: BallotProps) {
  const voter = useVoter(setup);
  const { standing } = voter;
  const stage = standing && stageOf(standing.record, standing.phase);
  useEffect(() => {
    if (stage === 'sending' || stage === 'cast') drafts.removeItem(setup.protocolId);
    if (stage === 'cast') setup.leaveTo({ kind: 'receipt' });
  }, [stage]);
  useEffect(() => {
    // On its way while the voter reads what receiving means.
    if (stage === 'ask' || stage === 'unanswered') void canBlind();
  }, [stage]);
  if (!standing || !stage || stage === 'cast') return <Opening voter={voter} />;
  return <Screen {...{ voter, standing, stage, drafts }} />;
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
      {stage === 'marking' ? (
        <MarkingScreens round={round} drafts={drafts} isBusy={isBusy} onSeal={seal} />
      ) : (
        <Stop {...{ stage, round, record, isBusy }} onAsk={ask} onLook={look} />
      )}
    </>
  );
}
