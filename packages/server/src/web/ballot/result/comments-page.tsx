import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import {
  Actions,
  Button,
  Card,
  EmptyState,
  Form,
  Hidden,
  Page,
  Pill,
  TextArea,
  TextField,
  useWords,
  type Messages,
} from '../../ui/index.ts';
import { RESULT_TEXT } from './result-text.ts';
import { TEXT } from '../text.ts';

type Desk = z.output<typeof ballot.commentDesk.output>;

interface Typed {
  readonly typed: Readonly<Record<string, string>>;
  /** By field, with the subject and the number of the comment behind: `reason-1-3`. */
  readonly errors: Messages;
}

/** The committee reads comments and judges each; two must agree, and either covers what must not be read. */
export function CommentsPage({ desk, title, ...form }: Typed & { readonly desk: Desk; readonly title: string }) {
  const t = useWords(RESULT_TEXT);
  const room = useWords(TEXT);
  const crumbs = [
    { href: '/rounds', label: room.rounds },
    { href: `/rounds/${desk.roundId}`, label: title },
  ];
  return (
    <Page title={t.comments} lead={t.commentsLead} crumbs={crumbs} errors={form.errors}>
      {desk.comments.length === 0 && <EmptyState title={t.noComments} />}
      {desk.subjects.map((subject) => (
        <Card key={subject.subjectNo} title={subject.name}>
          {desk.comments
            .filter((comment) => comment.subjectNo === subject.subjectNo)
            .map((comment) => (
              <OneComment key={comment.commentNo} {...form} comment={comment} roundId={desk.roundId} />
            ))}
        </Card>
      ))}
    </Page>
  );
}

const TONES = { waiting: 'info', read_once: 'info', released: 'good', withheld: 'warn' } as const;

interface CommentProps extends Typed {
  readonly comment: Desk['comments'][number];
  readonly roundId: string;
}
function OneComment(props: CommentProps) {
  const { comment } = props;
  const isMine = (comment.stage === 'waiting' || comment.stage === 'read_once') && !comment.isReadByMe;
  return (
    <div class="opinion">
      <p class="prose">{comment.text}</p>
      <Stage comment={comment} />
      {isMine && <Judgement {...props} />}
    </div>
  );
}

/** How far the two readers are, and what they covered with which reason. */
function Stage({ comment: { stage, isReadByMe, covers, reason } }: Pick<CommentProps, 'comment'>) {
  const t = useWords(RESULT_TEXT);
  return (
    <p>
      <Pill tone={TONES[stage]}>{t.stages[stage]}</Pill>{' '}
      <span class="muted">
        {stage === 'read_once' && isReadByMe && t.readByMe} {covers.length > 0 && t.coveredWords(covers.join('”, “'))}{' '}
        {reason && t.because(reason)}
      </span>
    </p>
  );
}

function Judgement({ comment, roundId, typed, errors }: CommentProps) {
  const t = useWords(RESULT_TEXT);
  const id = `${comment.subjectNo.toString()}-${comment.commentNo.toString()}`;
  const field = (name: string) => ({
    name: `${name}-${id}`,
    value: typed[`${name}-${id}`],
    error: errors[`${name}-${id}`],
  });
  return (
    <Form action={`/rounds/${roundId}/comments`}>
      <Hidden name="subjectNo" value={comment.subjectNo.toString()} />
      <Hidden name="commentNo" value={comment.commentNo.toString()} />
      <TextArea {...field('covers')} label={t.covers} hint={t.coversHint} rows={2} maxLength={2000} isOptional />
      <TextField {...field('reason')} label={t.coverReason} hint={t.coverReasonHint} maxLength={500} isOptional />
      <Actions>
        <Button name="verdict" value="release">
          {t.publish}
        </Button>
        <Button name="verdict" value="withhold">
          {t.withhold}
        </Button>
      </Actions>
    </Form>
  );
}
