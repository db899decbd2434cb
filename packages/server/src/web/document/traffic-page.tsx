import type { z } from 'zod';
import type { document } from '@guong/core/document';
import type { mail } from '@guong/core/mail';
import { Card, EmptyState, LinkButton, Page, Pill, Table, useFormat, useWords } from '../ui/index.ts';
import { StatePill, useFared } from './delivery-cards.tsx';
import { DELIVERY_TEXT } from './delivery-text.ts';
import { FileSpaceCard, type FileSpaceView } from './file-space.tsx';
import { TEXT } from './text.ts';

type Traffic = z.output<typeof document.traffic.output>;
interface Props {
  readonly traffic: Traffic;
  readonly letters: Pick<z.output<typeof mail.queue.output>, 'waiting' | 'failed' | 'oldestAt'>;
  readonly space: FileSpaceView | undefined;
  /** Whether the reader is told what a message is about; whoever only runs the machine is not. */
  readonly seesTitles: boolean;
  /** Whether he runs the machine, where the room for files is set. */
  readonly mayRaise: boolean;
}

/** What has not arrived, and what has come last: for the office, and in numbers for whoever runs the machine. */
export function TrafficPage({ traffic, letters, space, seesTitles, mayRaise }: Props) {
  const t = useWords(DELIVERY_TEXT);
  const words = useWords(TEXT);
  const format = useFormat();
  const { waiting, failed, oldestAt } = traffic;
  const oldest = oldestAt === null ? '' : ` ${t.oldest(format.instant(oldestAt))}`;
  return (
    <Page
      title={t.traffic}
      lead={t.trafficLead(format.count(waiting), format.count(failed)) + oldest}
      {...(seesTitles && { crumbs: [{ href: '/documents', label: words.documents }] })}
    >
      <NotArrived traffic={traffic} seesTitles={seesTitles} />
      {seesTitles && <Arrivals arrivals={traffic.arrivals} />}
      <Letters letters={letters} />
      {space && <FileSpaceCard space={space} mayRaise={mayRaise} />}
    </Page>
  );
}

function NotArrived({ traffic: { messages }, seesTitles }: Pick<Props, 'traffic' | 'seesTitles'>) {
  const t = useWords(DELIVERY_TEXT);
  const format = useFormat();
  const fared = useFared();
  if (messages.length === 0)
    return <EmptyState title={t.allArrived}>{seesTitles ? t.allArrivedHint : undefined}</EmptyState>;
  const about = (row: Traffic['messages'][number]) =>
    seesTitles ? (
      <a href={`/documents/${row.documentId}`}>{t.concerning[row.kind](row.symbol, row.about)}</a>
    ) : (
      t.kinds[row.kind]
    );
  return (
    <Card title={t.notArrived}>
      <Table
        caption={t.notArrived}
        isCaptionHidden
        rows={messages}
        keyOf={(row) => row.messageId}
        columns={[
          { label: t.what, cell: about },
          { label: t.to, cell: (row) => (row.isUp ? t.upTo(row.toName) : t.downTo(row.toName)) },
          {
            label: t.state,
            cell: (row) => (
              <span>
                <StatePill state={row.state} /> {fared(row)}
              </span>
            ),
          },
          { label: t.madeAt, cell: (row) => format.instant(row.madeAt) },
        ]}
      />
      {seesTitles && <p class="muted">{t.sendAgainHint}</p>}
    </Card>
  );
}

function Arrivals({ arrivals }: Pick<Traffic, 'arrivals'>) {
  const t = useWords(DELIVERY_TEXT);
  const format = useFormat();
  if (arrivals.length === 0) {
    return (
      <Card title={t.arrivals}>
        <p class="muted">{t.noArrivals}</p>
      </Card>
    );
  }
  return (
    <Card title={t.arrivals}>
      <Table
        caption={t.arrivals}
        isCaptionHidden
        rows={arrivals}
        keyOf={(row) => row.documentId}
        columns={[
          {
            label: t.document,
            cell: (row) => (
              <>
                <a href={`/documents/${row.documentId}`}>{row.symbol}</a>{' '}
                {row.isWithdrawn && <Pill tone="late">{t.isWithdrawn}</Pill>}
              </>
            ),
          },
          { label: t.what, cell: (row) => row.title },
          { label: t.from, cell: (row) => row.fromName },
          { label: t.receivedAt, cell: (row) => format.instant(row.receivedAt) },
          { label: t.changedAt, cell: (row) => format.instant(row.changedAt) },
        ]}
      />
    </Card>
  );
}

function Letters({ letters: { waiting, failed, oldestAt } }: Pick<Props, 'letters'>) {
  const t = useWords(DELIVERY_TEXT);
  const format = useFormat();
  const oldest = oldestAt === null ? '' : ` ${t.mailOldest(format.instant(oldestAt))}`;
  return (
    <Card title={t.mail} aside={<LinkButton href="/mail/queue">{t.mailGo}</LinkButton>}>
      <p>{t.mailCounts(format.count(waiting), format.count(failed)) + oldest}</p>
    </Card>
  );
}
