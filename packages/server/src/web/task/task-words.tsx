import type { Standing, TaskState } from '@guong/core/task';
import { Pill, useFormat, useWords, type Tone } from '../ui/index.ts';
import type { LineView } from './task-view.ts';
import { TEXT } from './text.ts';

const TONES = {
  proposed: 'info',
  running: 'info',
  awaiting: 'warn',
  overdue: 'late',
  on_time: 'good',
  late: 'warn',
  cancelled: 'info',
} as const satisfies Record<Standing, Tone>;

/** In what state a task is, in one or two words. */
export function StatePill({ state }: { readonly state: TaskState }) {
  const t = useWords(TEXT);
  const tone = state === 'done' ? 'good' : state === 'returned' ? 'warn' : undefined;
  return <Pill {...(tone && { tone })}>{t.states[state]}</Pill>;
}

/** Whether a task is on time, in words and colour; for an overdue one by how much. */
export function StandingPill({ task }: { readonly task: Pick<LineView, 'standing' | 'daysLate'> }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const said = task.standing === 'overdue' ? t.daysLate(format.count(task.daysLate)) : t.standings[task.standing];
  return <Pill tone={TONES[task.standing]}>{said}</Pill>;
}

/** What a task is called on a line: its text, or the code of a secret one. */
export function useTitle(): (task: Pick<LineView, 'what' | 'secretCode'>) => string {
  const t = useWords(TEXT);
  return ({ what, secretCode }) => (secretCode === null ? what : t.secretTask(secretCode));
}

/** A post with its unit and whoever holds it today. */
export function PostWords({ post }: { readonly post: LineView['owner'] }) {
  const t = useWords(TEXT);
  if (!post) return <>–</>;
  const { title, unitName, holders } = post;
  const place = title.includes(unitName) ? title : `${title}, ${unitName}`;
  return (
    <span>
      {place} <small class="muted">({holders.length === 0 ? t.vacant : holders.join(', ')})</small>
    </span>
  );
}
