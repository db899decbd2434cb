import type { z } from 'zod';
import type { document } from '@guong/core/document';
import { Card, EmptyState, Item, ItemList, LinkButton, Page, Pager, useFormat, useWords } from '../ui/index.ts';
import { useCrumbs } from './coverage-page.tsx';
import { ObligationList } from './obligation-list.tsx';
import { TEXT } from './text.ts';

/** How many documents stand on one page. */
export const GAPS_PER_PAGE = 50;

type OrphansView = z.output<typeof document.orphans.output>;
type HolesView = z.output<typeof document.holes.output>;
interface Paged {
  readonly page: number;
}

/** Own documents that rest on nothing. */
export function OrphansPage({
  found,
  page,
  mayLink,
}: Paged & { readonly found: OrphansView; readonly mayLink: boolean }) {
  const t = useWords(TEXT);
  return (
    <Page title={t.orphans} lead={t.orphansLead} crumbs={useCrumbs()}>
      {found.total === 0 ? (
        <EmptyState title={t.noOrphans}>{t.orphansLead}</EmptyState>
      ) : (
        <DocumentList
          documents={found.documents}
          total={found.total}
          page={page}
          at="/directives/orphans"
          {...(mayLink && { deed: { label: t.linkIt, hrefOf: (id: string) => `/documents/${id}/link` } })}
        />
      )}
    </Page>
  );
}

/** What comes from above and leads to nothing, and what is overdue. */
export function HolesPage({ found, page, mayAsk }: Paged & { readonly found: HolesView; readonly mayAsk: boolean }) {
  const t = useWords(TEXT);
  return (
    <Page title={t.holes} lead={t.holesLead} crumbs={useCrumbs()}>
      {found.total + found.overdue.length === 0 && <EmptyState title={t.noHoles}>{t.holesLead}</EmptyState>}
      {found.total > 0 && (
        <DocumentList
          title={t.unanswered}
          documents={found.documents}
          total={found.total}
          page={page}
          at="/directives/holes"
          {...(mayAsk && { deed: { label: t.oblige, hrefOf: (id: string) => `/directives/${id}/oblige` } })}
        />
      )}
      {found.overdue.length > 0 && (
        <Card title={t.overdueList}>
          <ObligationList obligations={found.overdue} />
        </Card>
      )}
    </Page>
  );
}

interface ListProps extends Paged {
  readonly title?: string;
  readonly documents: OrphansView['documents'];
  readonly total: number;
  readonly at: string;
  /** The next step with each, for whoever may take it. */
  readonly deed?: { readonly label: string; readonly hrefOf: (documentId: string) => string };
}
function DocumentList({ title, documents, total, page, at, deed }: ListProps) {
  const format = useFormat();
  return (
    <>
      <Card {...(title !== undefined && { title })}>
        <ItemList>
          {documents.map((one) => (
            <Item
              key={one.documentId}
              title={
                <>
                  <a href={`/documents/${one.documentId}`}>{one.symbol}</a> {one.title}
                </>
              }
              facts={`${one.issuerName} · ${format.day(one.issuedOn)}`}
              {...(deed && { action: <LinkButton href={deed.hrefOf(one.documentId)}>{deed.label}</LinkButton> })}
            />
          ))}
        </ItemList>
      </Card>
      <Pager
        page={page}
        perPage={GAPS_PER_PAGE}
        shown={documents.length}
        total={total}
        hrefOf={(to) => `${at}?page=${to.toString()}`}
      />
    </>
  );
}
