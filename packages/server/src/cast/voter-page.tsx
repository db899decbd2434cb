import { Actions, Island, LinkButton, Page, useWords } from '../web/ui/index.ts';
import { WhatIsSeen } from '../web/ballot/roll/what-is-seen.tsx';
import { CAST_TEXT } from './text.ts';

/** The three pages of a voter; each is one island with its own script. */
export type VoterPlace = 'ballot' | 'ballot-receipt' | 'ballot-recovery';

/** The shell around a voter's island: knows the round, and nothing about who asks. */
export function VoterPage(props: {
  readonly place: VoterPlace;
  readonly protocolId: string;
  readonly roundTitle: string;
  readonly mainOrigin: string;
  /** Manifest and phase, for a place that needs them at once. */
  readonly sealed: { readonly manifest?: string; readonly phase?: string };
}) {
  const t = useWords(CAST_TEXT);
  const { place, protocolId, roundTitle, mainOrigin, sealed } = props;
  const lead = { ballot: undefined, 'ballot-receipt': t.receipt, 'ballot-recovery': t.recovery }[place];
  return (
    <Page title={roundTitle} audience="voter" island={place} {...(lead !== undefined && { lead })}>
      <Island name={place} props={{ protocolId, mainOrigin, ...sealed }} />
      <details class="card">
        <summary>{t.whoSeesTitle}</summary>
        <div class="stack">
          <WhatIsSeen />
          <p class="muted">{t.quiet}</p>
        </div>
      </details>
    </Page>
  );
}

/** What the casting origin says where there is no ballot: at its front, and under unknown addresses. */
export function NoBallotPage({ isFront, mainOrigin }: { readonly isFront: boolean; readonly mainOrigin: string }) {
  const t = useWords(CAST_TEXT);
  return (
    <Page title={isFront ? t.doorTitle : t.noRoundTitle} audience="voter">
      <p>{isFront ? t.door : t.noRound}</p>
      <Actions>
        <LinkButton href={mainOrigin} weight="primary">
          {t.toMain}
        </LinkButton>
      </Actions>
    </Page>
  );
}
