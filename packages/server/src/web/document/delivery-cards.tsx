import type { z } from 'zod';
import type { document, MessageLine, MessageState } from '@guong/core/document';
import {
  Button,
  Card,
  DefinitionList,
  Form,
  Item,
  ItemList,
  Notice,
  Pill,
  useFormat,
  useSaid,
  useWords,
  type Tone,
} from '../ui/index.ts';
import { DELIVERY_TEXT } from './delivery-text.ts';
import type { DocumentView } from './document-view.ts';

/** Where a document went, and from where it came. */
export type Deliveries = z.output<typeof document.deliveries.output>;
type Arrival = Deliveries['arrivals'][number];
type Ask = Arrival['asks'][number];

const TONES = {
  waiting: 'warn',
  delivered: 'good',
  refused: 'late',
  given_up: 'late',
  superseded: 'info',
} as const satisfies Record<MessageState, Tone>;

/** How far a message is, in a word and a colour. */
export function StatePill({ state }: { readonly state: MessageState }) {
  const t = useWords(DELIVERY_TEXT);
  return <Pill tone={TONES[state]}>{t.states[state]}</Pill>;
}

/** What the receiver said, how often it was tried and when it is tried again. */
export function useFared() {
  const t = useWords(DELIVERY_TEXT);
  const format = useFormat();
  const said = useSaid();
  return ({ why, tries, nextAt }: Pick<MessageLine, 'why' | 'tries' | 'nextAt'>): string => {
    const next = nextAt === null ? '' : tries === 0 ? t.atOnce : t.again(format.instant(nextAt));
    return [said(why).replace(/\.$/, ''), tries > 0 && t.tried(format.count(tries)), next].filter(Boolean).join(' · ');
  };
}

/** The notice above a document that was taken back. */
export function WithdrawnNotice({ withdrawal }: Pick<DocumentView, 'withdrawal'>) {
  const t = useWords(DELIVERY_TEXT);
  const format = useFormat();
  if (withdrawal === null) return null;
  const { by, on, because } = withdrawal;
  return <Notice tone="warn">{t.documentWithdrawn(by, format.day(on), because)}</Notice>;
}

interface SentProps {
  readonly outgoing: readonly MessageLine[];
  readonly documentId: string;
  readonly mayKeep: boolean;
}
/** How far a document and its files came at each committee, with what can be sent again. */
export function SentCard({ outgoing, documentId, mayKeep }: SentProps) {
  const t = useWords(DELIVERY_TEXT);
  const names = [...new Set(outgoing.map(({ toName }) => toName))];
  if (names.length === 0) return null;
  return (
    <Card title={t.sentTo}>
      <ItemList>
        {names.map((name) => {
          const lines = outgoing.filter(({ toName }) => toName === name);
          return <Receiver key={name} name={name} lines={lines} documentId={documentId} mayKeep={mayKeep} />;
        })}
      </ItemList>
    </Card>
  );
}

interface ReceiverProps extends Omit<SentProps, 'outgoing'> {
  readonly name: string;
  readonly lines: readonly MessageLine[];
}
function Receiver({ name, lines, documentId, mayKeep }: ReceiverProps) {
  const t = useWords(DELIVERY_TEXT);
  const format = useFormat();
  const fared = useFared();
  const missing = lines.filter(({ state }) => state !== 'delivered');
  const ends = lines.flatMap(({ state, endedAt }) => (state === 'delivered' && endedAt ? [endedAt.getTime()] : []));
  const [count, all] = [format.count(ends.length), format.count(lines.length)];
  const summary =
    ends.length === 0 ? t.noneArrived(all) : t.arrived(count, all, format.instant(new Date(Math.max(...ends))));
  const [first] = missing;
  const again = first && mayKeep && (
    <Form action={`/documents/${documentId}/deliveries/${first.messageId}/again`}>
      <Button>{t.sendAgain}</Button>
    </Form>
  );
  return (
    <>
      <Item
        title={lines.some(({ isUp }) => isUp) ? t.upTo(name) : t.downTo(name)}
        facts={summary}
        action={again ?? <StatePill state="delivered" />}
      />
      {missing.map((line) => (
        <Item
          key={line.messageId}
          title={`${t.kinds[line.kind]}: ${line.about}`}
          facts={fared(line)}
          action={<StatePill state={line.state} />}
        />
      ))}
    </>
  );
}

/** What came from another committee with a document: when, which files, what it asks and how that stands. */
export function ArrivalCards({ arrivals }: Pick<Deliveries, 'arrivals'>) {
  return (
    <>
      {arrivals.map((one) => (
        <ArrivalCard key={one.fromName} arrival={one} />
      ))}
    </>
  );
}

function ArrivalCard({ arrival: { fromName, receivedAt, changedAt, files, asks } }: { readonly arrival: Arrival }) {
  const t = useWords(DELIVERY_TEXT);
  const format = useFormat();
  const standingOf = (file: Arrival['files'][number]): string => {
    if (file.isWithdrawn) return t.fileWithdrawn;
    return file.hasArrived ? t.fileHere : t.fileAwaited;
  };
  return (
    <Card title={t.arrivedFrom(fromName)}>
      <DefinitionList
        facts={[
          { term: t.receivedAt, value: format.instant(receivedAt) },
          { term: t.changedAt, value: format.instant(changedAt) },
          { term: t.files, value: files.map((file) => `${file.name} (${standingOf(file)})`).join('; ') || '–' },
        ]}
      />
      {asks.length > 0 && (
        <>
          <h3>{t.asks}</h3>
          <ItemList>
            {asks.map((ask) => (
              <AskLine key={ask.obligationId} ask={ask} />
            ))}
          </ItemList>
        </>
      )}
    </Card>
  );
}

/** How far the answer is on its way up; or, where it was taken back, the word of that. */
function answerNews({ answer, isAnswered }: Ask, t: typeof DELIVERY_TEXT.vi): string {
  if (answer === null) return '';
  return (isAnswered ? t.answerStates : t.recallStates)[answer];
}

function AskLine({ ask }: { readonly ask: Ask }) {
  const t = useWords(DELIVERY_TEXT);
  const format = useFormat();
  const facts = [
    t.due(format.day(ask.dueOn)),
    ask.isAnswered ? t.answered : ask.exemptBecause === null && !ask.isWithdrawn && t.open,
    ask.exemptBecause !== null && t.exempt(ask.exemptBecause),
    answerNews(ask, t),
    ask.withdrawal === null
      ? ask.isWithdrawn && t.askWithdrawn
      : t.withdrawn(ask.withdrawal.by, format.day(ask.withdrawal.on), ask.withdrawal.because),
  ];
  return (
    <Item
      title={<a href={`/directives/obligations/${ask.obligationId}`}>{t.asked(ask.requiredType, ask.task)}</a>}
      facts={facts.filter(Boolean).join(' · ')}
    />
  );
}
