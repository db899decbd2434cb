import { useCommon } from './frame.ts';

/** One step of a process. */
export interface Stage {
  readonly label: string;
  /** A date, or what is still missing: "cần 2/3 khóa". */
  readonly note?: string;
}

/** Where a process stands: steps done, the step of today, steps to come. `now` is an index; past the end means all done. */
export function StageLine({
  stages,
  now,
  label,
}: {
  readonly stages: readonly Stage[];
  readonly now: number;
  readonly label: string;
}) {
  const t = useCommon();
  const stateAt = (index: number) => (index < now ? 'done' : index === now ? 'now' : 'todo');
  const words = { done: t.stageDone, now: t.stageNow, todo: t.stageTodo };
  return (
    <ol class="stages" aria-label={label}>
      {stages.map((stage, index) => {
        const state = stateAt(index);
        return (
          <li key={stage.label} class={state} aria-current={state === 'now' ? 'step' : undefined}>
            {stage.label}
            <span class="unseen"> ({words[state]})</span>
            {stage.note !== undefined && <small>{stage.note}</small>}
          </li>
        );
      })}
    </ol>
  );
}
