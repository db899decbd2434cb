import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  ConfirmPage,
  DateField,
  FileField,
  Form,
  Hidden,
  LinkButton,
  Page,
  SelectField,
  TextArea,
  TextField,
  useCommon,
  useFormat,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import { DocumentChoice } from './document-choice.tsx';
import { postChoices, type Offers } from './form-page.tsx';
import { pathOf, type EvidenceView, type TaskView } from './task-view.ts';
import { useTitle } from './task-words.tsx';
import { TEXT } from './text.ts';

/** Steps that ask for words: a report, a reason, a day, a post. */
export const STEPS = ['report', 'submit', 'return', 'reopen', 'cancel', 'due', 'transfer'] as const;
/** One of {@link STEPS}. */
export type StepName = (typeof STEPS)[number];

interface StepProps {
  readonly task: TaskView;
  readonly step: StepName;
  readonly offers: Offers;
  readonly filled: Filled;
}
const MOST_BYTES = 20 * 1024 * 1024;

function useStepWords(): Readonly<Record<StepName, readonly [words: string, fact: string]>> {
  const t = useWords(TEXT);
  return {
    report: [t.report, t.reportHint],
    submit: [t.submit, t.reportHint],
    return: [t.returnResult, t.returnFact],
    reopen: [t.reopen, t.reopenFact],
    cancel: [t.cancel, t.cancelFact],
    due: [t.changeDue, t.changeDueFact],
    transfer: [t.transfer, t.transferFact],
  };
}

function useCrumbs(task: TaskView) {
  const t = useWords(TEXT);
  const format = useFormat();
  return [
    { href: '/tasks', label: t.tasks },
    { href: pathOf(task.taskId), label: t.taskNo(format.count(task.number)) },
  ];
}

/** The page of one step. */
export function StepPage({ task, step, offers, filled: { typed, errors } }: StepProps) {
  const t = useWords(TEXT);
  const c = useCommon();
  const titleOf = useTitle();
  const [words, fact] = useStepWords()[step];
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const isReport = step === 'report' || step === 'submit';
  return (
    <Page title={words} lead={titleOf(task)} crumbs={useCrumbs(task)} errors={errors}>
      <Form action={`${pathOf(task.taskId)}/step/${step}`} takesFiles={step === 'report'}>
        <p class="muted">{fact}</p>
        <WhoSees sentence={t.whoSees} />
        <Hidden name="revision" value={task.revision.toString()} />
        {step === 'due' && <DateField {...field('dueOn')} label={t.newDue} />}
        {step === 'transfer' && (
          <SelectField {...field('ownerPostId')} label={t.newOwner} choices={postChoices(offers.posts)} />
        )}
        {isReport ? (
          <TextArea
            {...field('note')}
            label={step === 'report' ? t.reportNote : t.submitNote}
            rows={4}
            maxLength={2000}
          />
        ) : (
          <TextField {...field('reason')} label={t.reason} />
        )}
        {step === 'report' && <EvidenceFile error={errors['file']} isOptional />}
        <Actions>
          <Button weight="primary">{words}</Button>
          <LinkButton href={pathOf(task.taskId)}>{c.cancel}</LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}

function EvidenceFile({ error, isOptional }: { readonly error: string | undefined; readonly isOptional?: boolean }) {
  const t = useWords(TEXT);
  return (
    <FileField
      name="file"
      label={t.evidenceFile}
      hint={t.evidenceFileHint}
      accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
      kinds="PDF, DOCX, XLSX, JPG, PNG"
      maxBytes={MOST_BYTES}
      {...(isOptional && { isOptional })}
      error={error}
    />
  );
}

/** Adds a file, or names a document of the register. */
export function EvidencePage({ task, offers, filled }: Omit<StepProps, 'step'>) {
  const t = useWords(TEXT);
  const titleOf = useTitle();
  const { errors } = filled;
  return (
    <Page title={t.addEvidence} lead={titleOf(task)} crumbs={useCrumbs(task)} errors={errors}>
      <Form action={`${pathOf(task.taskId)}/evidence`} takesFiles>
        <WhoSees sentence={t.whoSees} />
        <EvidenceFile error={errors['file']} isOptional />
        <DocumentChoice
          label={t.evidenceDocument}
          documents={offers.documents}
          filled={filled}
          error={errors['documentId']}
        />
        <Actions>
          <Button weight="primary">{t.attachIt}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

interface PieceProps {
  readonly task: TaskView;
  readonly piece: EvidenceView;
  readonly deed: 'withdraw' | 'reject';
  readonly filled: Filled;
}
/** Asks once, with a reason, before a piece of evidence is withdrawn or rejected. */
export function PiecePage({ task, piece, deed, filled: { typed, errors } }: PieceProps) {
  const t = useWords(TEXT);
  const [title, fact, words] =
    deed === 'withdraw'
      ? [t.withdrawTitle(piece.name), t.withdrawFact, t.withdraw]
      : [t.rejectTitle(piece.name), t.rejectFact, t.reject];
  const at = pathOf(task.taskId);
  return (
    <ConfirmPage
      title={title}
      crumbs={useCrumbs(task)}
      consequences={[fact]}
      canBeUndone
      action={`${at}/evidence/${piece.evidenceId}/${deed}`}
      doIt={words}
      cancelHref={at}
      errors={errors}
    >
      <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}
