import type { z } from 'zod';
import { task } from '@guong/core/task';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { TEXT as TASK_TEXT } from '../task/text.ts';
import { StandingPill, useTitle } from '../task/task-words.tsx';
import { Card, Item, ItemList, LinkButton, useFormat, useWords } from '../ui/index.ts';

/** Tasks that wait for the reader, the most pressing first. */
export type WaitingTasks = z.output<typeof task.waiting.output>['waiting'];

/** Tasks that wait for whoever holds a post; nothing for anybody else, who is not asked about and not refused. */
export async function tasksWaitingFor(app: App, actor: Actor): Promise<WaitingTasks> {
  const reads =
    actor.kind === 'person' &&
    actor.holdings.some(({ powers }) => powers.length === 0 || powers.some((power) => power !== 'operate'));
  if (!reads) return [];
  const found = await perform(app, actor, task.waiting, {});
  return found.ok ? found.value.waiting : [];
}

const MOST = 8;

/** The tasks of the day, each with one door; beyond a handful the list is named. */
export function TasksCard({ waiting }: { readonly waiting: WaitingTasks }) {
  const t = useWords(TASK_TEXT);
  const format = useFormat();
  const titleOf = useTitle();
  if (waiting.length === 0) return null;
  const rest = waiting.length - MOST;
  return (
    <Card title={t.tasks} aside={<a href="/tasks?scope=mine">{t.scopes.mine}</a>}>
      <ItemList>
        {waiting.slice(0, MOST).map(({ kind, task: one }) => {
          const [title, go] = t.waiting[kind];
          return (
            <Item
              key={one.taskId}
              title={title}
              facts={
                <>
                  {titleOf(one)} · {t.due} {one.dueOn === null ? '–' : format.day(one.dueOn)}{' '}
                  <StandingPill task={one} />
                </>
              }
              action={<LinkButton href={`/tasks/${one.taskId}`}>{go}</LinkButton>}
            />
          );
        })}
      </ItemList>
      {rest > 0 && <p class="muted">{t.more(format.count(rest))}</p>}
    </Card>
  );
}
