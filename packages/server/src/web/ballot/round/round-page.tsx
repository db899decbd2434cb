import type { RoundState } from '@guong/core/ballot';
import { Card, Columns, Notice, Numbers, Page, StageLine, useFormat, useFrame, useWords } from '../../ui/index.ts';
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
import { NextCard } from './next-card.tsx';
import { otherSteps } from './next-steps.ts';
import { NEXT_TEXT } from './next-text.ts';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { whatNext } from './what-next.ts';

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

/** Where the round stands; a note says what is missing at the stage of now. */
function Stages({ now, note }: { readonly now: number; readonly note: string | undefined }) {
  const t = useWords(TEXT);
  const stages = t.stageNames.map((label, at) => ({ label, ...(at === now && note !== undefined && { note }) }));
  return <StageLine label={t.stages} now={now} stages={stages} />;
}

/** One round: where it stands, what is missing, the next step; never a tally. */
export function RoundPage({
  round,
  fingerprint,
}: {
  readonly round: RoundView;
  readonly fingerprint: readonly string[];
}) {
  const t = useWords(TEXT);
  const words = useWords(NEXT_TEXT);
  const format = useFormat();
  const ready = round.members.filter((member) => member.hasKey).length;
  const next = whatNext(round, { t: words, format });
  const now = STAGE[round.state];
  return (
    <Page
      title={round.title}
      lead={`${round.planSymbol} · ${round.place}`}
      crumbs={[{ href: '/rounds', label: t.rounds }]}
    >
      {round.annulledBecause !== null && <Notice tone="late">{t.annulled(round.annulledBecause)}</Notice>}
      {round.annulledBecause === null && <Stages now={now} note={next.note} />}
      <NextCard round={round} next={next} />
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
            <OtherSteps round={round} main={next.go?.path} />
          </>
        }
      />
    </Page>
  );
}

/** What else may be done, each behind its own page: nothing here happens at once. */
function OtherSteps({ round, main }: { readonly round: RoundView; readonly main: string | undefined }) {
  const next = useWords(NEXT_TEXT);
  const { look } = useFrame();
  const steps = otherSteps(round, main, { lang: look.lang, next });
  if (steps.length === 0) return null;
  return (
    <Card title={next.more}>
      <ul class="plain">
        {steps.map(({ href, label }) => (
          <li key={href}>
            <a class="download" href={href}>
              <span>{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
