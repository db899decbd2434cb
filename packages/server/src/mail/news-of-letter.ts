import type { z } from 'zod';
import type { mail } from '@guong/core/mail';
import { meeting } from '@guong/core/meeting';
import { task } from '@guong/core/task';
import { perform, type App, type PersonActor } from '@guong/core/usecase';

/** A letter as the house hands it over to be carried. */
export type Letter = Extract<z.output<typeof mail.letter.output>, { standing: 'send' }>['letter'];
type WaitingTask = z.output<typeof task.waiting.output>['waiting'][number];

/** One line of news: a task that waits for the reader, or a meeting that he is called to. */
export type NewsLine =
  | { readonly about: 'task'; readonly kind: WaitingTask['kind']; readonly task: WaitingTask['task'] }
  | { readonly about: 'meeting'; readonly meeting: MeetingNews };
/** A meeting as a letter speaks of it: never what stands on its agenda. */
export interface MeetingNews {
  readonly meetingId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly place: string;
}

type TaskKinds = readonly WaitingTask['kind'][];
/** Under which heading a task must stand on the reader's page of today, or its letter is out of date. */
const STILL: Readonly<Record<string, TaskKinds>> = {
  task_assigned: ['accept', 'takeOver'],
  task_due_soon: ['accept', 'takeOver', 'returned', 'due_soon'],
  task_overdue: ['accept', 'takeOver', 'overdue'],
  task_escalated: ['escalated'],
};

/**
 * What a letter may say, asked of the house in the reader's own name at the moment of sending: the very questions behind
 * his page of today, with the posts he holds now and none of their powers (AUT-7, AUT-9). Nothing means no letter.
 */
export async function newsOf(app: App, tenantId: string, letter: Letter): Promise<readonly NewsLine[]> {
  const actor = readerOf(tenantId, letter);
  const { kind, subjectId } = letter;
  if (kind === 'digest') return [...(await tasksFor(app, actor)), ...(await meetingsFor(app, actor))];
  if (kind === 'meeting_invited') {
    return (await meetingsFor(app, actor)).filter((line) => line.meeting.meetingId === subjectId);
  }
  const kinds = STILL[kind] ?? [];
  const tasks = await tasksFor(app, actor);
  return tasks.filter((line) => line.task.taskId === subjectId && kinds.includes(line.kind));
}

const NEVER = new Date(0);
const readerOf = (tenantId: string, { personId, accountId, holdings }: Letter): PersonActor => ({
  kind: 'person',
  ...{ tenantId, personId, accountId, holdings, factors: 1 },
  verifiedAt: NEVER,
});

type TaskLine = Extract<NewsLine, { about: 'task' }>;
async function tasksFor(app: App, actor: PersonActor): Promise<TaskLine[]> {
  // Whoever holds no post is not asked about, and not refused.
  if (actor.holdings.length === 0) return [];
  const found = await perform(app, actor, task.waiting, {});
  return found.ok ? found.value.waiting.map((one) => ({ about: 'task', ...one })) : [];
}

type MeetingLine = Extract<NewsLine, { about: 'meeting' }>;
async function meetingsFor(app: App, actor: PersonActor): Promise<MeetingLine[]> {
  const found = await perform(app, actor, meeting.list, { limit: 100, onlyMine: true });
  if (!found.ok) return [];
  const invited = found.value.meetings.filter(({ state }) => state === 'invited');
  return invited.map(({ meetingId, title, startsAt, place }) => ({
    about: 'meeting',
    meeting: { meetingId, title, startsAt, place },
  }));
}
