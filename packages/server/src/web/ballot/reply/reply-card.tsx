import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { LinkButton, Pill, useFormat, useWords } from '../../ui/index.ts';
import { REPLY_TEXT } from './reply-text.ts';

/** Replies and clock of a round. */
export type RepliesView = z.output<typeof ballot.replies.output>;
type OfSubject = RepliesView['subjects'][number];
type Reply = OfSubject['replies'][number];

interface Props {
  readonly roundId: string;
  readonly clock: Pick<RepliesView, 'dueOn' | 'daysLeft'>;
  readonly subject: OfSubject;
}

/** What one person answered, or the clock that runs until he does. Everyone sees the same. */
export function ReplyOf({ roundId, clock, subject }: Props) {
  const t = useWords(REPLY_TEXT);
  const format = useFormat();
  const last = subject.replies.at(-1);
  const earlier = subject.replies.slice(0, -1);
  return (
    <div class="reply">
      <h3>{t.replyTo(subject.name)}</h3>
      <p>
        <Standing clock={clock} subject={subject} />
      </p>
      {last && <ReplyText reply={last} />}
      {earlier.map((one) => (
        <details key={one.version}>
          <summary>{t.earlier(one.version, format.day(one.repliedOn))}</summary>
          <ReplyText reply={one} />
        </details>
      ))}
      {subject.isMe && (
        <p>
          <LinkButton href={`/results/${roundId}/reply`} weight={last ? 'plain' : 'primary'}>
            {last ? t.writeMore : t.write}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

function Standing({ clock: { dueOn, daysLeft }, subject }: Pick<Props, 'clock' | 'subject'>) {
  const t = useWords(REPLY_TEXT);
  const format = useFormat();
  const due = format.day(dueOn);
  const first = format.day(subject.replies[0]?.repliedOn ?? '');
  if (subject.standing === 'in_time') return <Pill tone="good">{t.inTime(first)}</Pill>;
  if (subject.standing === 'late') return <Pill tone="warn">{t.late(first, due)}</Pill>;
  if (subject.standing === 'overdue') return <Pill tone="late">{t.overdue(due, -daysLeft)}</Pill>;
  const left = daysLeft > 0 ? ` · ${t.awaitedDays(daysLeft)}` : '';
  return (
    <Pill tone="info">
      {t.awaited(due, daysLeft)}
      {left}
    </Pill>
  );
}

function ReplyText({ reply }: { readonly reply: Reply }) {
  const t = useWords(REPLY_TEXT);
  const format = useFormat();
  return (
    <>
      <h4>{t.acceptance}</h4>
      <p class="prose">{reply.acceptance}</p>
      {reply.explanation !== '' && (
        <>
          <h4>{t.explanation}</h4>
          <p class="prose">{reply.explanation}</p>
        </>
      )}
      <h4>{t.changes}</h4>
      {reply.changes.length === 0 && <p class="muted">{t.noChanges}</p>}
      <ul>
        {reply.changes.map(({ what, dueOn, isPast }, at) => (
          <li key={at}>
            {what}{' '}
            <span class="muted">
              ({t.dueOn.toLowerCase()} {format.day(dueOn)})
            </span>{' '}
            {isPast && <Pill tone="warn">{t.past}</Pill>}
          </li>
        ))}
      </ul>
    </>
  );
}
