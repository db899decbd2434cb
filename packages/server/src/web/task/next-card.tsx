import type { ComponentChildren } from 'preact';
import { Actions, Button, Card, Form, LinkButton, Notice, RadioGroup, useWords } from '../ui/index.ts';
import { pathOf, type TaskView } from './task-view.ts';
import { TEXT } from './text.ts';

interface TaskProps {
  readonly task: TaskView;
}
const isAtWork = ({ state }: TaskView): boolean =>
  state === 'accepted' || state === 'in_progress' || state === 'returned';

/** What this reader can do now, one main button; or for whom the task waits. */
export function NextCard({ task }: TaskProps) {
  const t = useWords(TEXT);
  return <Card title={t.next}>{stepOf(task) || <p class="muted">{t.nextWaits[task.state]}</p>}</Card>;
}

function stepOf(task: TaskView): ComponentChildren {
  const { may, state } = task;
  if (task.secretCode !== null) return may.direct && isOwed(task) && <SecretStep task={task} />;
  if (state === 'proposed') return (may.direct || may.assign) && <AssignStep task={task} />;
  return ownStep(task);
}

function ownStep(task: TaskView): ComponentChildren {
  if (task.may.work && isForOwner(task)) return <OwnerStep task={task} />;
  return task.may.receive && receiverStep(task);
}

const isOwed = ({ state }: TaskView): boolean => state !== 'done' && state !== 'cancelled' && state !== 'proposed';
const isForOwner = (task: TaskView): boolean => task.state === 'assigned' || task.isHandedOver || isAtWork(task);

function receiverStep(task: TaskView): ComponentChildren {
  if (task.state === 'submitted') return <JudgeStep task={task} />;
  return task.state === 'done' && <ReopenStep task={task} />;
}

function Press({ action, words }: { readonly action: string; readonly words: string }) {
  return (
    <Form action={action}>
      <Actions>
        <Button weight="primary">{words}</Button>
      </Actions>
    </Form>
  );
}

function AssignStep({ task }: TaskProps) {
  const t = useWords(TEXT);
  const at = pathOf(task.taskId);
  if (task.lacking.length === 0 && task.may.assign) return <Press action={`${at}/assign`} words={t.assign} />;
  return (
    <>
      <p>
        {t.lacking} <b>{task.lacking.map((one) => t.six[one]).join(', ')}</b>.
      </p>
      <Actions>
        <LinkButton href={`${at}/edit`} weight="primary">
          {t.complete}
        </LinkButton>
      </Actions>
    </>
  );
}

function OwnerStep({ task }: TaskProps) {
  const t = useWords(TEXT);
  const at = pathOf(task.taskId);
  if (task.state === 'assigned') return <Press action={`${at}/accept`} words={t.accept} />;
  if (task.isHandedOver) {
    return (
      <>
        <Notice tone="warn">{t.handedOver(task.acceptedBy)}</Notice>
        <Press action={`${at}/take-over`} words={t.takeOver} />
      </>
    );
  }
  const hasEvidence = task.evidence.some(({ verdict }) => verdict !== 'rejected');
  return (
    <Actions>
      <LinkButton href={hasEvidence ? `${at}/step/submit` : `${at}/evidence`} weight="primary">
        {hasEvidence ? t.submit : t.addEvidence}
      </LinkButton>
      <LinkButton href={`${at}/step/report`}>{t.report}</LinkButton>
      {hasEvidence && <LinkButton href={`${at}/evidence`}>{t.addEvidence}</LinkButton>}
    </Actions>
  );
}

function JudgeStep({ task }: TaskProps) {
  const t = useWords(TEXT);
  const at = pathOf(task.taskId);
  return (
    <>
      <p class="muted">{t.acceptFact}</p>
      <Form action={`${at}/accept-result`}>
        <Actions>
          <Button weight="primary">{t.acceptResult}</Button>
          <LinkButton href={`${at}/step/return`}>{t.returnResult}</LinkButton>
        </Actions>
      </Form>
    </>
  );
}

function ReopenStep({ task }: TaskProps) {
  const t = useWords(TEXT);
  return (
    <>
      <p class="muted">{t.nextWaits.done}</p>
      <Actions>
        <LinkButton href={`${pathOf(task.taskId)}/step/reopen`}>{t.reopen}</LinkButton>
      </Actions>
    </>
  );
}

function SecretStep({ task }: TaskProps) {
  const t = useWords(TEXT);
  const states = ['in_progress', 'done', 'cancelled'] as const;
  return (
    <Form action={`${pathOf(task.taskId)}/secret-state`}>
      <RadioGroup
        name="state"
        label={t.state}
        value={task.state}
        choices={states.map((value) => ({ value, label: t.states[value] }))}
      />
      <Actions>
        <Button weight="primary">{t.secretState}</Button>
      </Actions>
    </Form>
  );
}
