import { Card, EmptyState, Item, ItemList, LinkButton, Page, Pill, useFormat, useWords } from '../ui/index.ts';
import { TasksCard, type WaitingTasks } from './task-lines.tsx';
import type { FirstStep } from './first-steps.ts';
import { TEXT } from './text.ts';
import type { MeetingSoon } from './meetings-waiting.ts';
import { isNow, type BallotOfMine, type Waiting } from './waiting.ts';

interface Props {
  readonly ballots: readonly BallotOfMine[];
  readonly duties: readonly Waiting[];
  readonly tasks: WaitingTasks;
  readonly meetings: readonly MeetingSoon[];
  /** In a committee that was only just founded, for its office. */
  readonly firstSteps: readonly FirstStep[];
  readonly castOrigin: string;
  readonly now: Date;
}

/** Where everyone begins: what waits for this person, by when, each with one button; nothing else. */
export function TodayPage({ ballots, duties, tasks, meetings, firstSteps, castOrigin, now: at }: Props) {
  const t = useWords(TEXT);
  const now = ballots.filter(isNow);
  const lines = [
    ...now.map((one) => ({
      dueAt: dueOf(one),
      line: <BallotLine key={one.roundId} one={one} castOrigin={castOrigin} />,
    })),
    ...duties.map((one) => ({
      dueAt: one.dueAt,
      line: <DutyLine key={`${one.roundId} ${one.href}`} one={one} isLate={one.dueAt !== null && one.dueAt < at} />,
    })),
  ].sort(soonestFirst);
  const soon = ballots.filter((one) => !isNow(one));
  const isQuiet = now.length + duties.length + soon.length + tasks.length + meetings.length === 0;
  return (
    <Page title={t.title(now.length + duties.length + tasks.length)}>
      <FirstStepsCard steps={firstSteps} />
      {isQuiet && firstSteps.length === 0 && <EmptyState title={t.nothing}>{t.nothingHint}</EmptyState>}
      {now.length + duties.length > 0 && (
        <Card title={t.now}>
          <ItemList>{lines.map(({ line }) => line)}</ItemList>
        </Card>
      )}
      <TasksCard waiting={tasks} />
      <MeetingsCard meetings={meetings} />
      {soon.length > 0 && (
        <Card title={t.soon}>
          <ItemList>
            {soon.map((one) => (
              <SoonLine key={one.roundId} one={one} />
            ))}
          </ItemList>
        </Card>
      )}
      {ballots.length > 0 && <p class="muted">{t.secret}</p>}
    </Page>
  );
}

/** The first step that is not done has the one strong button. */
function FirstStepsCard({ steps }: { readonly steps: readonly FirstStep[] }) {
  const t = useWords(TEXT);
  if (steps.length === 0) return null;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Card title={t.firstSteps}>
      <p>{t.firstStepsHint}</p>
      <ItemList>
        {steps.map((one) => (
          <Item
            key={one.step}
            title={t.steps[one.step][0]}
            facts={t.steps[one.step][1]}
            action={
              one.isDone ? (
                <Pill tone="good">{t.stepDone}</Pill>
              ) : (
                <LinkButton href={one.href} weight={one === next ? 'primary' : 'plain'}>
                  {t.steps[one.step][2]}
                </LinkButton>
              )
            }
          />
        ))}
      </ItemList>
    </Card>
  );
}

/** The meetings one is called to: what is going on leads to checking in, the others to their page. */
function MeetingsCard({ meetings }: Pick<Props, 'meetings'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (meetings.length === 0) return null;
  return (
    <Card title={t.meetings}>
      <ItemList>
        {meetings.map(({ meetingId, title, startsAt, place, isOpen }) => (
          <Item
            key={meetingId}
            title={title}
            facts={`${format.instant(startsAt)} · ${place}`}
            action={<LinkButton href={`/meetings/${meetingId}`}>{isOpen ? t.meetingNow : t.meetingSoon}</LinkButton>}
          />
        ))}
      </ItemList>
    </Card>
  );
}

/** Whatever has an hour before what has none, the nearest first. */
const soonestFirst = (a: { readonly dueAt: Date | null }, b: { readonly dueAt: Date | null }): number =>
  (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || 0;

const dueOf = (one: BallotOfMine): Date => (one.state === 'issuing' ? one.issueClosesAt : one.castClosesAt);

/** One ballot: never whether it was cast, which nobody here knows. */
function BallotLine({ one, castOrigin }: { readonly one: BallotOfMine; readonly castOrigin: string }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const isIssuing = one.state === 'issuing';
  const [title, go] = isIssuing ? t.receive : t.cast;
  const until = t.until(format.instant(dueOf(one)));
  const onDevice = `${castOrigin}/b/${one.protocolId}#group=${one.groupNo.toString()}&round=${one.roundId}`;
  const href = isIssuing ? `/receive/${one.roundId}` : onDevice;
  const button = (
    <LinkButton href={href} weight="primary">
      {go}
    </LinkButton>
  );
  const reminded = one.remindedOn !== null && isIssuing && (
    <>
      {' '}
      <span class="pill warn">{t.reminded(format.day(one.remindedOn))}</span>
    </>
  );
  const facts = (
    <>
      {one.title} · {until}
      {reminded}
    </>
  );
  return <Item title={title} facts={facts} action={button} />;
}

function SoonLine({ one }: { readonly one: BallotOfMine }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const from = format.instant(one.castOpensAt);
  return <Item title={one.title} facts={one.isIssued ? t.castFrom(from) : t.mayReceiveSoon(from)} />;
}

function DutyLine({ one, isLate }: { readonly one: Waiting; readonly isLate: boolean }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const missing = one.missing && t.missing[one.missing.of](format.count(one.missing.count));
  const said = [one.roundTitle, missing, one.dueAt && !isLate && t.until(format.instant(one.dueAt))];
  const facts = (
    <>
      {said.filter(Boolean).join(' · ')}
      {one.dueAt && isLate && (
        <>
          {' '}
          <Pill tone="late">{t.late(format.instant(one.dueAt))}</Pill>
        </>
      )}
    </>
  );
  return <Item title={one.title} facts={facts} action={<LinkButton href={one.href}>{one.go}</LinkButton>} />;
}
