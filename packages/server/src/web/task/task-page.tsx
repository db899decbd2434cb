import {
  Card,
  Columns,
  DefinitionList,
  Item,
  ItemList,
  LinkButton,
  Page,
  PrintLink,
  useFormat,
  useWords,
  type Fact,
} from '../ui/index.ts';
import { EvidenceCard, HistoryCard } from './task-cards.tsx';
import { NextCard } from './next-card.tsx';
import { pathOf, type SourceMeeting, type TaskView } from './task-view.ts';
import { PostWords, StandingPill, StatePill, useTitle } from './task-words.tsx';
import { TEXT } from './text.ts';

const CHANGEABLE = ['proposed', 'assigned', 'accepted', 'in_progress', 'returned'];

interface TaskPageProps {
  readonly task: TaskView;
  /** The meeting whose conclusion it follows from, for whoever may read that meeting. */
  readonly meeting?: SourceMeeting | undefined;
}

/** One task: its next step first, then the six clear things, evidence and history. */
export function TaskPage({ task, meeting }: TaskPageProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const titleOf = useTitle();
  const crumbs = [{ href: '/tasks', label: t.tasks }];
  const lead = (
    <>
      {t.taskNo(format.count(task.number))} <StatePill state={task.state} /> <StandingPill task={task} />
    </>
  );
  const isSecret = task.secretCode !== null;
  return (
    <Page title={titleOf(task)} lead={lead} crumbs={crumbs} actions={<PageActions task={task} />}>
      <NextCard task={task} />
      <Columns
        lead={
          <>
            <FactsCard task={task} meeting={meeting} />
            {task.parts.length > 0 && <PartsCard task={task} />}
            {!isSecret && <EvidenceCard task={task} />}
          </>
        }
        side={<HistoryCard task={task} />}
      />
    </Page>
  );
}

function PageActions({ task }: { readonly task: TaskView }) {
  const t = useWords(TEXT);
  const at = pathOf(task.taskId);
  const mayChange = task.may.direct && task.secretCode === null && CHANGEABLE.includes(task.state);
  if (!mayChange) return <PrintLink />;
  return (
    <>
      <PrintLink />
      <LinkButton href={`${at}/edit`}>{t.edit}</LinkButton>
      {task.state !== 'proposed' && <GivenOutActions task={task} />}
      <LinkButton href={`${at}/step/cancel`}>{t.cancel}</LinkButton>
    </>
  );
}

function GivenOutActions({ task }: { readonly task: TaskView }) {
  const t = useWords(TEXT);
  const at = pathOf(task.taskId);
  return (
    <>
      {task.standing !== 'overdue' && <LinkButton href={`${at}/step/due`}>{t.changeDue}</LinkButton>}
      <LinkButton href={`${at}/step/transfer`}>{t.transfer}</LinkButton>
    </>
  );
}

function FactsCard({ task, meeting }: TaskPageProps) {
  const t = useWords(TEXT);
  const day = useDay();
  if (task.secretCode !== null) {
    const facts = [
      { term: t.secretCode, value: task.secretCode },
      { term: t.due, value: day(task.dueOn) },
    ];
    return (
      <Card title={t.tasks}>
        <DefinitionList facts={facts} />
      </Card>
    );
  }
  return (
    <Card title={t.facts}>
      <DefinitionList facts={[...useSix(task), ...useMeeting(task, meeting), ...useMore(task)]} />
    </Card>
  );
}

function useDay(): (on: string | null) => string {
  const format = useFormat();
  return (on) => (on === null ? '–' : format.day(on));
}

function useSix(task: TaskView): Fact[] {
  const t = useWords(TEXT);
  const day = useDay();
  return [
    { term: t.owner, value: <PostWords post={task.owner} /> },
    { term: t.what, value: task.what },
    { term: t.due, value: day(task.dueOn) },
    { term: t.responsibility, value: task.responsibility || '–' },
    { term: t.product, value: task.product || '–' },
    { term: t.authority, value: task.authority || '–' },
  ];
}

function useMore(task: TaskView): Fact[] {
  const t = useWords(TEXT);
  const day = useDay();
  const { parent, acceptedBy, source } = task;
  return [
    { term: t.support, value: task.support.map(({ name }) => name).join(', ') || '–' },
    { term: t.supervisor, value: <PostWords post={task.supervisor} /> },
    { term: t.assigner, value: <PostWords post={task.assigner} /> },
    ...(source.name === '' ? [] : [{ term: t.source, value: <SourceLink task={task} /> }]),
    ...(parent === null ? [] : [{ term: t.parent, value: <ParentLink parent={parent} /> }]),
    ...(acceptedBy === '' ? [] : [{ term: t.acceptedBy, value: `${acceptedBy}, ${day(task.acceptedOn)}` }]),
    ...(task.submittedOn === null ? [] : [{ term: t.submittedOn, value: day(task.submittedOn) }]),
    ...(task.decidedOn === null ? [] : [{ term: t.decidedOn, value: day(task.decidedOn) }]),
  ];
}

/** Where a task from a conclusion comes from: the line of that conclusion on the page of its meeting. */
function useMeeting({ source }: TaskView, meeting: SourceMeeting | undefined): Fact[] {
  const t = useWords(TEXT);
  const format = useFormat();
  if (!meeting) return [];
  const href = `/meetings/${meeting.meetingId}#conclusion-${source.sourceId ?? ''}`;
  const words = t.conclusionOf(meeting.conclusionNo.toString(), meeting.title, format.instant(meeting.startsAt));
  return [{ term: t.fromMeeting, value: <a href={href}>{words}</a> }];
}

const SourceLink = ({ task: { source } }: { readonly task: TaskView }) => (
  <a href={`/documents/${source.sourceId ?? ''}`}>{source.name}</a>
);
const ParentLink = ({ parent }: { readonly parent: NonNullable<TaskView['parent']> }) => (
  <a href={pathOf(parent.taskId)}>{`NV-${parent.number.toString()} ${parent.what}`}</a>
);

function PartsCard({ task }: { readonly task: TaskView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const titleOf = useTitle();
  const { done: part, total: whole } = task.progress;
  return (
    <Card title={t.parts} aside={<span>{`${t.progress}: ${format.share({ part, whole })}`}</span>}>
      <ItemList>
        {task.parts.map((one) => (
          <Item
            key={one.taskId}
            title={<a href={pathOf(one.taskId)}>{titleOf(one)}</a>}
            facts={
              <>
                <PostWords post={one.owner} /> · {one.dueOn === null ? '–' : format.day(one.dueOn)}
              </>
            }
            action={<StatePill state={one.state} />}
          />
        ))}
      </ItemList>
    </Card>
  );
}
