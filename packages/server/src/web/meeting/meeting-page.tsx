import { Card, Columns, LinkButton, Notice, Numbers, Page, PrintLink, useFormat, useWords } from '../ui/index.ts';
import { CorrectionsCard } from './corrections-card.tsx';
import { AgendaCard, ConclusionsCard, FactsCard, OpinionsCard, VotesCard } from './meeting-cards.tsx';
import { guestsCame } from './guests.tsx';
import { isPreparing, type MeetingView } from './meeting-view.ts';
import { MinutesCard } from './minutes-card.tsx';
import { CategoryBars, QuorumPill, StatePill } from './parts.tsx';
import { TEXT } from './text.ts';

interface MeetingProps {
  readonly meeting: MeetingView;
}
const HELD: readonly MeetingView['state'][] = ['closed', 'minuted', 'confirmed', 'published'];

/** One meeting: what comes next, who was there, what was said and concluded. */
export function MeetingPage({ meeting }: MeetingProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const lead = `${meeting.kindName}, ${meeting.unitName} · ${format.instant(meeting.startsAt)} · ${meeting.place}`;
  const crumbs = [{ href: '/meetings', label: t.meetings }];
  return (
    <Page title={meeting.title} lead={lead} crumbs={crumbs} actions={<MeetingActions meeting={meeting} />}>
      <OfOriginal meeting={meeting} />
      {meeting.counts.invited > 0 && <Rates meeting={meeting} />}
      <Columns
        lead={
          <>
            <AgendaCard meeting={meeting} />
            <OpinionsCard meeting={meeting} />
            <VotesCard meeting={meeting} />
            <ConclusionsCard meeting={meeting} />
          </>
        }
        side={
          <>
            <FactsCard meeting={meeting} />
            {meeting.counts.invited > 0 && <AttendanceCard meeting={meeting} />}
            <MinutesCard meeting={meeting} />
            <CorrectionsCard meeting={meeting} />
          </>
        }
      />
    </Page>
  );
}

function OfOriginal({ meeting: { makeUpOf } }: MeetingProps) {
  const t = useWords(TEXT);
  if (makeUpOf === null) return null;
  return (
    <Notice>
      {t.makesUpFor} <a href={`/meetings/${makeUpOf.meetingId}`}>{makeUpOf.title}</a>
    </Notice>
  );
}

/** The rate of the day and, once somebody has made up, the rate after it: both stay. */
function Rates({ meeting: { meetingId, counts, opinions, state } }: MeetingProps) {
  const t = useWords(TEXT);
  const said = opinions.filter((one) => one.state === 'done' || one.state === 'speaking').length;
  const isHeld = HELD.includes(state) || state === 'open';
  const href = `/meetings/${meetingId}/attendance`;
  const rate = { value: counts.present, of: counts.invited, unit: `${t.dayZero}: ${t.present}`, href };
  const after = { value: counts.present + counts.madeUp, of: counts.invited, unit: t.afterMakeUp, href };
  const called = { value: counts.invited, unit: t.called, href };
  return (
    <Numbers
      figures={isHeld ? [rate, ...(counts.madeUp > 0 ? [after] : []), { value: said, unit: t.opinions }] : [called]}
    />
  );
}

function MeetingActions({ meeting }: MeetingProps) {
  const t = useWords(TEXT);
  const at = `/meetings/${meeting.meetingId}`;
  if (!meeting.can.run) return <OfMember meeting={meeting} />;
  return (
    <>
      <PrintLink />
      {isPreparing(meeting) && <LinkButton href={`${at}/edit`}>{t.edit}</LinkButton>}
      {isPreparing(meeting) && <LinkButton href={`${at}/cancel`}>{t.cancelIt}</LinkButton>}
      {meeting.makeUpOf === null && (
        <LinkButton href={`/meetings/new?from=${meeting.meetingId}`}>{t.repeat}</LinkButton>
      )}
      <NextStep meeting={meeting} />
    </>
  );
}

function OfMember({ meeting }: MeetingProps) {
  const t = useWords(TEXT);
  const at = `/meetings/${meeting.meetingId}`;
  const isConfirming = meeting.can.confirm && meeting.state === 'minuted';
  if (isConfirming) {
    return (
      <LinkButton href={`${at}/confirm`} weight="primary">
        {t.confirm}
      </LinkButton>
    );
  }
  if (meeting.state !== 'open' || meeting.mine === null) return <PrintLink />;
  return (
    <LinkButton href={`${at}/here`} weight="primary">
      {meeting.mine.isThere ? t.askToSpeak : t.iAmHere}
    </LinkButton>
  );
}

/** The one thing that comes next for whoever runs it. */
function NextStep({ meeting }: MeetingProps) {
  const t = useWords(TEXT);
  const at = `/meetings/${meeting.meetingId}`;
  const next = nextOf(meeting);
  if (next === undefined) return null;
  return (
    <LinkButton href={`${at}/${next.path}`} weight="primary">
      {t[next.words]}
    </LinkButton>
  );
}

type StepWord = 'setInvitation' | 'invite' | 'run' | 'openAndRun' | 'drawMinutes' | 'sign' | 'confirm' | 'news';
interface Step {
  readonly path: string;
  readonly words: StepWord;
}
function nextOf({ state, counts, can, minutes }: MeetingView): Step | undefined {
  if (isPreparing({ state }) && counts.invited === 0) return { path: 'invitation', words: 'setInvitation' };
  const byState: Readonly<Partial<Record<MeetingView['state'], Step>>> = {
    planned: { path: 'invite', words: 'invite' },
    invited: { path: 'run', words: 'openAndRun' },
    open: { path: 'run', words: 'run' },
    closed: { path: 'minutes', words: minutes === null ? 'drawMinutes' : 'sign' },
    ...(can.confirm && { minuted: { path: 'confirm', words: 'confirm' } as const }),
    confirmed: { path: 'news', words: 'news' },
  };
  return byState[state];
}

function AttendanceCard({ meeting }: MeetingProps) {
  const t = useWords(TEXT);
  const { state } = meeting;
  const at = `/meetings/${meeting.meetingId}`;
  const isBefore = isPreparing({ state });
  return (
    <Card title={isBefore ? t.invitation : t.attendance} aside={<StatePill state={state} />}>
      {isBefore ? <WhoIsCalled meeting={meeting} /> : <WhoCame meeting={meeting} />}
      <div class="actions">
        <LinkButton href={`${at}/attendance`}>{t.wholeList}</LinkButton>
        {meeting.can.run && <RunnersLinks meeting={meeting} />}
      </div>
      <MakeUps meeting={meeting} />
    </Card>
  );
}

function RunnersLinks({ meeting: { meetingId, state, makeUpOf } }: MeetingProps) {
  const t = useWords(TEXT);
  const at = `/meetings/${meetingId}`;
  const mayMakeUp = HELD.includes(state) && makeUpOf === null;
  return (
    <>
      <LinkButton href={`${at}/guests`}>{t.guests}</LinkButton>
      {isPreparing({ state }) && <LinkButton href={`${at}/invitation`}>{t.setInvitation}</LinkButton>}
      {mayMakeUp && <LinkButton href={`${at}/make-up`}>{t.planMakeUp}</LinkButton>}
    </>
  );
}

function WhoIsCalled({ meeting }: MeetingProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const parts = meeting.categories.map((one) => `${one.categoryName || t.uncategorised} ${format.count(one.invited)}`);
  return <p>{parts.join(' · ')}</p>;
}

function WhoCame({ meeting }: MeetingProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { counts } = meeting;
  const details = [
    [counts.online, t.online],
    [counts.late, t.late],
    [counts.excused, t.excused],
    [counts.absent, t.absent],
    [counts.madeUp, t.madeUp],
  ] as const;
  return (
    <>
      <QuorumPill quorum={meeting.quorum} />
      <CategoryBars categories={meeting.categories} />
      <p>
        {details
          .filter(([n]) => n > 0)
          .map(([n, word]) => `${format.count(n)} ${word}`)
          .join(' · ')}
      </p>
      {guestsCame(meeting) > 0 && (
        <p>
          <a href={`/meetings/${meeting.meetingId}/guests`}>{t.guestCount(format.count(guestsCame(meeting)))}</a>
        </p>
      )}
    </>
  );
}

function MakeUps({ meeting: { makeUps } }: MeetingProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (makeUps.length === 0) return null;
  return (
    <p>
      {t.makeUps}:{' '}
      {makeUps.map((one) => (
        <a key={one.meetingId} href={`/meetings/${one.meetingId}`}>
          {format.instant(one.startsAt)}{' '}
        </a>
      ))}
    </p>
  );
}
