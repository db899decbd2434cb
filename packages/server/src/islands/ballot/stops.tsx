import type { ComponentChildren } from 'preact';
import type { Round } from '@guong/ballot';
import { roundFingerprint } from '@guong/ballot';
import { sayInstant } from '../shared/instant.ts';
import { Press, Say, ScreenTitle, WordList } from '../shared/parts.tsx';
import type { VoterRecord } from '../shared/voter-store.ts';
import { useSurroundings } from './context.ts';
import type { Stage } from './stage.ts';

/** A stage at which nothing is marked: says where the voter stands and what he can do now. */
export interface StopProps {
  readonly round: Round;
  readonly record: VoterRecord | undefined;
  readonly isBusy: boolean;
  readonly onAsk: () => void;
  readonly onLook: () => void;
}

/** The stages that are shown as one page of words with an action. */
export type StopStage = Extract<Stage, 'no-link' | 'ask' | 'unanswered' | 'too-late' | 'received' | 'missed'>;

/** Shows a stop. */
export function Stop({ stage, ...props }: StopProps & { readonly stage: StopStage }) {
  const Shown = STOPS[stage];
  return <Shown {...props} />;
}

const STOPS: Readonly<Record<StopStage, (props: StopProps) => ComponentChildren>> = {
  'no-link': NoLink,
  ask: Ask,
  unanswered: Unanswered,
  'too-late': TooLate,
  received: Received,
  missed: Missed,
};

function Fingerprint({ round }: { readonly round: Round }) {
  const { t } = useSurroundings();
  return (
    <div class="stack">
      <p class="muted">{t.fingerprint}</p>
      <WordList words={roundFingerprint(round.id)} label={t.fingerprint} />
    </div>
  );
}

function OtherWays({ withList = true }: { readonly withList?: boolean }) {
  const { t, listHref, recoveryHref } = useSurroundings();
  return (
    <div class="actions">
      {withList && (
        <a class="btn primary" href={listHref}>
          {t.myList}
        </a>
      )}
      <a class="btn" href={recoveryHref}>
        {t.restore}
      </a>
    </div>
  );
}

function NoLink() {
  const { t } = useSurroundings();
  return (
    <>
      <ScreenTitle id="no-link">{t.noLinkTitle}</ScreenTitle>
      <p>{t.noLink}</p>
      <OtherWays />
    </>
  );
}

function Ask({ round, isBusy, onAsk }: StopProps) {
  const { t } = useSurroundings();
  return (
    <>
      <ScreenTitle id="ask">{t.askTitle}</ScreenTitle>
      <ol>
        {[t.ask1, t.ask2, t.ask3].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Fingerprint round={round} />
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={onAsk}>
          {t.askGo}
        </Press>
      </div>
      <OtherWays withList={false} />
    </>
  );
}

function Unanswered({ isBusy, onAsk }: StopProps) {
  const { t } = useSurroundings();
  return (
    <>
      <ScreenTitle id="unanswered">{t.unansweredTitle}</ScreenTitle>
      <p>{t.unanswered}</p>
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={onAsk}>
          {t.unansweredGo}
        </Press>
      </div>
    </>
  );
}

function TooLate() {
  const { t } = useSurroundings();
  return (
    <>
      <ScreenTitle id="too-late">{t.tooLateTitle}</ScreenTitle>
      <p>{t.tooLate}</p>
      <OtherWays withList={false} />
    </>
  );
}

function Received({ round, record, isBusy, onLook }: StopProps) {
  const { t, lang, recoveryHref } = useSurroundings();
  const { castOpensAt, castClosesAt } = round.manifest.times;
  return (
    <>
      <ScreenTitle id="received">{t.receivedTitle}</ScreenTitle>
      <Say tone="good">{t.received(sayInstant(castOpensAt, lang), sayInstant(castClosesAt, lang))}</Say>
      <p>
        {t.receivedKeep} {t.looksItself}
      </p>
      <p>{record?.hasRecoveryFile ? t.recoveryDone : t.recoveryAdvice}</p>
      <div class="actions">
        <a class={record?.hasRecoveryFile ? 'btn' : 'btn primary'} href={recoveryHref}>
          {record?.hasRecoveryFile ? t.recoveryAgain : t.recoveryGo}
        </a>
        <Press isBusy={isBusy} onPress={onLook}>
          {t.lookAgain}
        </Press>
      </div>
      <Fingerprint round={round} />
    </>
  );
}

function Missed() {
  const { t } = useSurroundings();
  return (
    <>
      <ScreenTitle id="missed">{t.missedTitle}</ScreenTitle>
      <p>{t.missed}</p>
    </>
  );
}
