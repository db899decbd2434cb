import {
  Button,
  Card,
  FileDownload,
  Form,
  Hidden,
  Item,
  ItemList,
  LinkButton,
  Pill,
  useFormat,
  useTold,
  useWords,
} from '../ui/index.ts';
import { pathOf, type EvidenceView, type TaskView } from './task-view.ts';
import { TEXT } from './text.ts';

const TONES = { pending: 'info', verified: 'good', rejected: 'late' } as const;

/** What shows that it was done, each piece with what the receiver says of it. */
export function EvidenceCard({ task }: { readonly task: TaskView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Card title={t.evidence}>
      {task.evidence.length === 0 && <p class="muted">{t.noEvidence}</p>}
      <ItemList>
        {task.evidence.map((piece) => (
          <Item
            key={piece.evidenceId}
            title={<PieceLink taskId={task.taskId} piece={piece} />}
            facts={
              <>
                {format.day(piece.addedOn)} <Pill tone={TONES[piece.verdict]}>{t.verdicts[piece.verdict]}</Pill>
              </>
            }
            action={<PieceActions task={task} piece={piece} />}
          />
        ))}
      </ItemList>
    </Card>
  );
}

interface PieceProps {
  readonly task: TaskView;
  readonly piece: EvidenceView;
}
function PieceLink({ taskId, piece }: { readonly taskId: string; readonly piece: EvidenceView }) {
  if (piece.documentId !== null) return <a href={`/documents/${piece.documentId}`}>{piece.name}</a>;
  const kind = (/\.([a-z0-9]{1,5})$/i.exec(piece.name)?.[1] ?? '').toUpperCase();
  const href = `${pathOf(taskId)}/evidence/${piece.evidenceId}`;
  return <FileDownload href={href} label={piece.name} kind={kind} bytes={piece.size} />;
}

function PieceActions({ task, piece }: PieceProps) {
  const t = useWords(TEXT);
  const at = `${pathOf(task.taskId)}/evidence/${piece.evidenceId}`;
  const isAtWork = ['accepted', 'in_progress', 'returned'].includes(task.state);
  if (task.may.work && isAtWork) return <LinkButton href={`${at}/withdraw`}>{t.withdraw}</LinkButton>;
  if (!task.may.receive || task.state !== 'submitted') return null;
  return (
    <div class="actions">
      {piece.verdict !== 'verified' && (
        <Form action={`${at}/verify`}>
          <Hidden name="verdict" value="verified" />
          <Button>{t.verify}</Button>
        </Form>
      )}
      {piece.verdict !== 'rejected' && <LinkButton href={`${at}/reject`}>{t.reject}</LinkButton>}
    </div>
  );
}

/** What happened to a task, the latest first, with what stood before a change. */
export function HistoryCard({ task }: { readonly task: TaskView }) {
  const t = useWords(TEXT);
  const told = useTold();
  const format = useFormat();
  return (
    <Card title={t.history}>
      <ItemList>
        {task.events.toReversed().map((event) => (
          <Item
            key={event.seq}
            title={t.events[event.kind]}
            facts={
              <>
                {format.instant(event.madeAt)} · {event.by || t.theHouse}
                {event.note !== '' && (
                  <>
                    <br />
                    {typeof event.note === 'string' ? event.note : told(event.note)}
                  </>
                )}
                <Before text={event.before} />
              </>
            }
          />
        ))}
      </ItemList>
    </Card>
  );
}

/** What stood before, as far as people can read it: texts and days, not ids. */
function Before({ text }: { readonly text: string }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const before = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const words: Readonly<Record<string, string>> = {
    what: t.what,
    responsibility: t.responsibility,
    product: t.product,
    authority: t.authority,
    due_on: t.due,
  };
  const said = Object.entries(words).flatMap(([column, label]) => {
    const value = before[column];
    return typeof value === 'string' && value !== '' ? [`${label}: ${format.day(value)}`] : [];
  });
  if (said.length === 0) return null;
  return (
    <>
      <br />
      {t.before}: {said.join('; ')}
    </>
  );
}
