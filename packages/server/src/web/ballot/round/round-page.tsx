import type { RoundState } from '@guong/core/ballot';
import { Columns, LinkButton, Notice, Numbers, Page, StageLine, useFormat, useWords } from '../../ui/index.ts';
import {
  AuditorCard,
  CommitteeCard,
  FingerprintCard,
  GroupsCard,
  InstrumentCard,
  RollCard,
  SubjectsCard,
  TimesCard,
} from './round-cards.tsx';
import { nextSteps } from './next-steps.ts';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';

/** Which of the six large steps a state belongs to. */
const STAGE = {
  draft: 0,
  approved: 1,
  roll_frozen: 1,
  committee_ready: 1,
  sealed: 2,
  issuing: 2,
  issued: 3,
  casting: 3,
  closed: 4,
  opened: 4,
  minuted: 4,
  confirmed: 5,
  released: 6,
  archived: 6,
  destroyed: 6,
  annulled: 0,
} as const satisfies Record<RoundState, number>;

/** One round: where it stands, what is missing, the next step; never a tally. */
export function RoundPage({
  round,
  fingerprint,
}: {
  readonly round: RoundView;
  readonly fingerprint: readonly string[];
}) {
  const t = useWords(TEXT);
  const ready = round.members.filter((member) => member.hasKey).length;
  return (
    <Page
      title={round.title}
      lead={`${round.planSymbol} · ${round.place}`}
      crumbs={[{ href: '/rounds', label: t.rounds }]}
      actions={<NextActions round={round} />}
    >
      {round.annulledBecause !== null && <Notice tone="late">{t.annulled(round.annulledBecause)}</Notice>}
      <StageLine label={t.stages} now={STAGE[round.state]} stages={t.stageNames.map((label) => ({ label }))} />
      <Numbers
        figures={[
          { value: round.voters, unit: t.inList, href: `/rounds/${round.roundId}/roll` },
          { value: round.issued, unit: t.issuedUnit, ...(round.voters > 0 && { of: round.voters }) },
          { value: ready, unit: t.membersReady, ...(round.members.length > 0 && { of: round.members.length }) },
          { value: 0, unit: t.noPreview },
        ]}
      />
      <Columns
        lead={
          <>
            <SubjectsCard round={round} />
            <RollCard round={round} />
            <GroupsCard round={round} />
            <InstrumentCard round={round} />
          </>
        }
        side={
          <>
            <CommitteeCard round={round} />
            <AuditorCard round={round} />
            <FingerprintCard round={round} words={fingerprint} />
            <TimesCard round={round} />
          </>
        }
      />
    </Page>
  );
}

function NextActions({ round }: { readonly round: RoundView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const steps = nextSteps(round);
  return (
    <>
      {steps.map(({ href, label, isMain }) => (
        <LinkButton key={href} href={href} weight={isMain ? 'primary' : 'plain'}>
          {label(t, format)}
        </LinkButton>
      ))}
    </>
  );
}
