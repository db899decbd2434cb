import {
  Card,
  Columns,
  Item,
  ItemList,
  LinkButton,
  Notice,
  Page,
  PrintLink,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { ArrivalCards, SentCard, WithdrawnNotice, type Deliveries } from './delivery-cards.tsx';
import { DELIVERY_TEXT } from './delivery-text.ts';
import { CorrectionsCard, FilesCard, RecordCard } from './document-cards.tsx';
import type { DocumentView, LinkView } from './document-view.ts';
import { TasksCard, type TasksOfDocument } from './tasks-card.tsx';
import { TEXT } from './text.ts';

interface DocumentProps {
  readonly document: DocumentView;
  readonly mayKeep: boolean;
  /** Whether the reader may see how far it was carried out. */
  readonly seesCascade: boolean;
  /** What is being done because of it, as far as the reader may know. */
  readonly tasks: TasksOfDocument;
  /** Where it went and from where it came. */
  readonly deliveries: Deliveries;
}

/** One document: what it is, what it rests on, what rests on it. */
export function DocumentPage({ document, mayKeep, seesCascade, tasks, deliveries }: DocumentProps) {
  const t = useWords(TEXT);
  const at = `/documents/${document.documentId}`;
  const actions = <Deeds document={document} mayKeep={mayKeep} seesCascade={seesCascade} deliveries={deliveries} />;
  const crumbs = [{ href: '/documents', label: t.documents }];
  return (
    <Page title={document.symbol} lead={document.title} crumbs={crumbs} actions={actions}>
      <WithdrawnNotice withdrawal={document.withdrawal} />
      <SameSymbol document={document} />
      <Columns
        lead={
          <>
            <LinksCard title={t.up} none={t.noUp} links={document.up} words={t.kinds} at={at} mayKeep={mayKeep} />
            <LinksCard
              title={t.down}
              none={t.noDown}
              links={document.down}
              words={t.inverse}
              at={at}
              mayKeep={mayKeep}
            />
            <ArrivalCards arrivals={deliveries.arrivals} />
            <SentCard outgoing={deliveries.outgoing} documentId={document.documentId} mayKeep={mayKeep} />
            <TasksCard found={tasks} documentId={document.documentId} />
          </>
        }
        side={
          <>
            <RecordCard document={document} mayKeep={mayKeep} />
            <FilesCard document={document} mayKeep={mayKeep} />
            <CorrectionsCard document={document} />
          </>
        }
      />
    </Page>
  );
}

/** What can be done with a document; one that came from above is taken back there, not here. */
function Deeds({ document, mayKeep, seesCascade, deliveries }: Omit<DocumentProps, 'tasks'>) {
  const t = useWords(TEXT);
  const words = useWords(DELIVERY_TEXT);
  const at = `/documents/${document.documentId}`;
  const isOurs = document.withdrawal === null && deliveries.arrivals.length === 0;
  return (
    <>
      <PrintLink />
      {seesCascade && <LinkButton href={`/directives/${document.documentId}`}>{t.coverage}</LinkButton>}
      {seesCascade && <LinkButton href={`/directives/${document.documentId}/chain`}>{t.chain}</LinkButton>}
      {mayKeep && (
        <>
          <LinkButton href={`${at}/correct`}>{t.correct}</LinkButton>
          <LinkButton href={`${at}/attach`}>{t.attach}</LinkButton>
          <LinkButton href={`${at}/link`}>{t.linkIt}</LinkButton>
          {isOurs && <LinkButton href={`${at}/withdraw`}>{words.withdraw}</LinkButton>}
        </>
      )}
    </>
  );
}

function SameSymbol({ document: { sameSymbol } }: Pick<DocumentProps, 'document'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (sameSymbol.length === 0) return null;
  return (
    <Notice tone="warn">
      {t.sameSymbol}{' '}
      {sameSymbol.map(({ documentId, issuedOn }) => (
        <a key={documentId} href={`/documents/${documentId}`}>
          {format.day(issuedOn)}
        </a>
      ))}
    </Notice>
  );
}

interface LinksProps {
  readonly title: string;
  readonly none: string;
  readonly links: readonly LinkView[];
  readonly words: Readonly<Record<LinkView['kind'], string>>;
  readonly at: string;
  readonly mayKeep: boolean;
}
function LinksCard({ title, none, links, words, at, mayKeep }: LinksProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const lag = (days: number): string => (days === 0 ? t.sameDay : t.lag(format.count(days)));
  if (links.length === 0) {
    return (
      <Card title={title}>
        <p class="muted">{none}</p>
      </Card>
    );
  }
  return (
    <Card title={title}>
      <ItemList>
        {links.map((link) => (
          <Item
            key={link.linkId}
            title={
              <>
                {words[link.kind]} <a href={`/documents/${link.documentId}`}>{link.symbol}</a>
              </>
            }
            facts={`${format.day(link.issuedOn)}, ${lag(link.lagDays)} · ${link.title}`}
            action={mayKeep && <LinkButton href={`${at}/links/${link.linkId}/withdraw`}>{t.withdraw}</LinkButton>}
          />
        ))}
      </ItemList>
    </Card>
  );
}
