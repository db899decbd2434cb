import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { Card, FileDownload, Notice, Numbers, Page, useFormat, useWords } from '../../ui/index.ts';
import { PLAN_TEXT } from '../setup/plan-text.ts';
import { PublishedFigures } from './published-figures.tsx';
import { ReplyOf, type RepliesView } from '../reply/reply-card.tsx';
import { RESULT_TEXT } from './result-text.ts';

type Published = z.output<typeof ballot.publication.output>;
interface Props {
  readonly published: Published;
  readonly comments: z.output<typeof ballot.comments.output> | undefined;
  readonly replies: RepliesView | undefined;
  /** Where plans can be read by anyone. */
  readonly castOrigin: string;
}

/** What everyone sees of a round: what the disclosure guard lets through, the comments that two readers released. */
export function PublishedPage({ published, comments, replies, castOrigin }: Props) {
  const plans = useWords(PLAN_TEXT);
  const t = useWords(RESULT_TEXT);
  const format = useFormat();
  const { publication, subjects, editions, roundId } = published;
  const { counts } = publication;
  return (
    <Page title={published.title} audience="public" lead={t.publishedLead(published.planSymbol)}>
      {publication.outcome !== 'published' && <Notice>{t.withheldAll}</Notice>}
      {counts && (
        <Numbers
          figures={[
            { value: counts.issued, unit: t.issued },
            { value: counts.collected, unit: t.collected, of: counts.issued },
            ...(counts.valid === null ? [] : [{ value: counts.valid, unit: t.valid }]),
          ]}
        />
      )}
      {subjects.map((subject, at) => (
        <Card
          key={subject.id}
          title={`${subject.name} · ${subject.post}`}
          {...(subject.planHash !== null && {
            aside: <a href={`${castOrigin}/b/${published.protocolId}/plan/${(at + 1).toString()}`}>{plans.read}</a>,
          })}
        >
          <PublishedFigures items={subject.items} published={publication.subjects[at]} />
          <ReplyIn replies={replies} subjectNo={at + 1} />
        </Card>
      ))}
      {comments && <Opinions comments={comments} />}
      {publication.outcome === 'published' && (
        <p>
          <FileDownload href={`/results/${roundId}/bundle`} label={t.verify} kind="TAR" />
        </p>
      )}
      {editions.map((edition) => (
        <p class="muted" key={edition.edition}>
          {t.edition(edition.edition, format.day(edition.publishedOn))} {edition.incident}
        </p>
      ))}
    </Page>
  );
}

function ReplyIn({ replies, subjectNo }: Pick<Props, 'replies'> & { readonly subjectNo: number }) {
  const subject = replies?.subjects.find((one) => one.subjectNo === subjectNo);
  return replies && subject ? <ReplyOf roundId={replies.roundId} clock={replies} subject={subject} /> : null;
}

function Opinions({ comments }: { readonly comments: NonNullable<Props['comments']> }) {
  const t = useWords(RESULT_TEXT);
  if (!comments.areOpen || comments.subjects.every((subject) => subject.comments.length === 0)) return null;
  return (
    <Card title={t.opinions}>
      {comments.subjects.map((subject) => (
        <div key={subject.name}>
          <h3>{subject.name}</h3>
          <ul>
            {subject.comments.map((comment, at) => (
              <li key={at}>{comment}</li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  );
}
