import type { z } from 'zod';
import { task } from '@guong/core/task';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { StandingPill, useTitle } from '../task/task-words.tsx';
import { TEXT } from '../task/text.ts';
import { Card, Item, ItemList, useFormat, useWords } from '../ui/index.ts';

/** The tasks that carry a document out, and how many there are. */
export type TasksOfDocument = z.output<typeof task.find.output>;

const SHOWN = 10;

/** The tasks of a document, for whoever holds a post; nothing for anybody else, who is not asked about and not refused. */
export async function tasksFrom(app: App, actor: Actor, documentId: string): Promise<TasksOfDocument> {
  const none = { tasks: [], total: 0 };
  const reads =
    actor.kind === 'person' &&
    actor.holdings.some(({ powers }) => powers.length === 0 || powers.some((power) => power !== 'operate'));
  if (!reads) return none;
  const found = await perform(app, actor, task.find, { sourceId: documentId, limit: SHOWN });
  return found.ok ? found.value : none;
}

/** What is being done because of this document, each a way to its task. */
export function TasksCard({ found: { tasks, total }, documentId }: { found: TasksOfDocument; documentId: string }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const titleOf = useTitle();
  if (total === 0) return null;
  return (
    <Card title={t.fromDocument} aside={<span>{format.count(total)}</span>}>
      <ItemList>
        {tasks.map((one) => (
          <Item
            key={one.taskId}
            title={<a href={`/tasks/${one.taskId}`}>{`NV-${one.number.toString()} ${titleOf(one)}`}</a>}
            facts={
              <>
                {t.due} {one.dueOn === null ? '–' : format.day(one.dueOn)} <StandingPill task={one} />
              </>
            }
          />
        ))}
      </ItemList>
      {total > tasks.length && <a href={`/tasks?source=${documentId}`}>{t.seeAll(format.count(total))}</a>}
    </Card>
  );
}
