import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { Button, Card, EmptyState, Form, Hidden, Page, Pill, TextArea, TextField, useWords } from '../../ui/index.ts';
import { RESULT_TEXT } from './result-text.ts';
import { TEXT } from '../text.ts';

type Desk = z.output<typeof ballot.commentDesk.output>;

/** The committee reads comments and judges each; two must agree. */
export function CommentsPage({ desk, title }: { readonly desk: Desk; readonly title: string }) {
  const t = useWords(RESULT_TEXT);
  const room = useWords(TEXT);
  const crumbs = [
    { href: '/rounds', label: room.rounds },
    { href: `/rounds/${desk.roundId}`, label: title },
  ];
  return (
    <Page title={t.comments} lead={t.commentsLead} crumbs={crumbs}>
      {desk.comments.length === 0 && <EmptyState title={t.noComments} />}
      {desk.subjects.map((subject) => (
        <Card key={subject.subjectNo} title={subject.name}>
          {desk.comments
            .filter((comment) => comment.subjectNo === subject.subjectNo)
            .map((comment) => (
              <OneComment key={comment.commentNo} comment={comment} roundId={desk.roundId} />
            ))}
        </Card>
      ))}
    </Page>
  );
}

const TONES = { waiting: 'info', read_once: 'info', released: 'good', withheld: 'warn' } as const;

function OneComment({ comment, roundId }: { readonly comment: Desk['comments'][number]; readonly roundId: string }) {
  const t = useWords(RESULT_TEXT);
  const isOpen = !comment.isReadByMe && (comment.stage === 'waiting' || comment.stage === 'read_once');
  const id = `${comment.subjectNo.toString()}-${comment.commentNo.toString()}`;
  return (
    <div>
      <p class="prose">{comment.text}</p>
      <p>
        <Pill tone={TONES[comment.stage]}>{t.stages[comment.stage]}</Pill>{' '}
        {comment.reason !== null && comment.reason !== '' && <span class="muted">{t.because(comment.reason)}</span>}
      </p>
      {isOpen && (
        <Form action={`/rounds/${roundId}/comments`}>
          <Hidden name="subjectNo" value={comment.subjectNo.toString()} />
          <Hidden name="commentNo" value={comment.commentNo.toString()} />
          <TextArea name={`covers-${id}`} label={t.covers} hint={t.coversHint} rows={2} maxLength={2000} isOptional />
          <TextField name={`reason-${id}`} label={t.coverReason} hint={t.coverReasonHint} maxLength={500} isOptional />
          <Button name="verdict" value="release">
            {t.publish}
          </Button>
          <Button name="verdict" value="withhold">
            {t.withhold}
          </Button>
        </Form>
      )}
    </div>
  );
}
