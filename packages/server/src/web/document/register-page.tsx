import {
  Actions,
  Button,
  EmptyState,
  LinkButton,
  Page,
  Pager,
  SearchForm,
  SelectField,
  Table,
  TextField,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { DELIVERY_TEXT } from './delivery-text.ts';
import type { IssuersView, RegisterView } from './document-view.ts';
import { TEXT } from './text.ts';
import { ValidityPill } from './validity-pill.tsx';

/** How many documents stand on one page. */
export const DOCUMENTS_PER_PAGE = 50;

/** What the address asks for, as text. */
export interface Asked {
  readonly query: string;
  readonly issuerId: string;
  readonly year: string;
  readonly page: number;
}
interface RegisterProps {
  readonly found: RegisterView;
  readonly asked: Asked;
  readonly issuers: IssuersView;
  readonly mayKeep: boolean;
}

/** The register of documents with its search. */
export function RegisterPage({ found, asked, issuers, mayKeep }: RegisterProps) {
  const t = useWords(TEXT);
  const words = useWords(DELIVERY_TEXT);
  const actions = mayKeep ? (
    <>
      <LinkButton href="/documents/templates">{t.templates}</LinkButton>
      <LinkButton href="/documents/deliveries">{words.trafficLink}</LinkButton>
      <LinkButton href="/documents/issuers">{t.issuers}</LinkButton>
      <LinkButton href="/documents/new" weight="primary">
        {t.registerDocument}
      </LinkButton>
    </>
  ) : undefined;
  return (
    <Page title={t.documents} lead={t.documentsLead} {...(actions && { actions })}>
      <SearchForm action="/documents">
        <TextField name="q" label={t.search} hint={t.searchHint} value={asked.query} />
        <SelectField
          name="issuer"
          label={t.issuer}
          isOptional
          value={asked.issuerId}
          choices={issuers.map(({ issuerId, name }) => ({ value: issuerId, label: name }))}
        />
        <TextField name="year" label={t.year} isOptional width="short" inputmode="numeric" value={asked.year} />
        <Button>{t.find}</Button>
      </SearchForm>
      {found.total === 0 ? <Nothing asked={asked} mayKeep={mayKeep} /> : <DocumentTable found={found} asked={asked} />}
      {found.total > 0 && <Exports asked={asked} />}
    </Page>
  );
}

function Exports({ asked }: Pick<RegisterProps, 'asked'>) {
  const t = useWords(TEXT);
  const href = (format: string): string =>
    `/documents/export?${new URLSearchParams({ ...chosen(asked), format }).toString()}`;
  return (
    <Actions>
      <LinkButton href={href('xlsx')}>{t.exportXlsx}</LinkButton>
      <LinkButton href={href('csv')}>{t.exportCsv}</LinkButton>
    </Actions>
  );
}

function Nothing({ asked, mayKeep }: Pick<RegisterProps, 'asked' | 'mayKeep'>) {
  const t = useWords(TEXT);
  const isNarrowed = asked.query !== '' || asked.issuerId !== '' || asked.year !== '';
  if (isNarrowed) {
    return (
      <EmptyState
        title={t.nothingFound(asked.query || asked.year)}
        action={<LinkButton href="/documents">{t.everything}</LinkButton>}
      >
        {t.tryLess}
      </EmptyState>
    );
  }
  const action = mayKeep ? <LinkButton href="/documents/new">{t.registerDocument}</LinkButton> : undefined;
  return (
    <EmptyState title={t.noDocuments} {...(action && { action })}>
      {t.noDocumentsHint}
    </EmptyState>
  );
}

function DocumentTable({ found, asked }: Pick<RegisterProps, 'found' | 'asked'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <>
      <Table
        caption={t.documents}
        isCaptionHidden
        rows={found.documents}
        keyOf={(one) => one.documentId}
        columns={[
          { label: t.symbol, cell: (one) => <a href={`/documents/${one.documentId}`}>{one.symbol}</a> },
          { label: t.title, cell: (one) => one.title },
          { label: t.issuer, cell: (one) => one.issuerName },
          { label: t.issuedOn, cell: (one) => format.day(one.issuedOn), isFigure: true },
          { label: t.validity, cell: (one) => <ValidityPill validity={one.validity} /> },
        ]}
      />
      <Pager
        page={asked.page}
        perPage={DOCUMENTS_PER_PAGE}
        shown={found.documents.length}
        total={found.total}
        hrefOf={(page) => hrefOf(asked, page)}
      />
    </>
  );
}

const hrefOf = (asked: Asked, page: number): string =>
  `/documents?${new URLSearchParams({ ...chosen(asked), page: page.toString() }).toString()}`;

/** What was asked, as it stands in an address. */
const chosen = ({ query, issuerId, year }: Asked): Record<string, string> => ({
  ...(query !== '' && { q: query }),
  ...(issuerId !== '' && { issuer: issuerId }),
  ...(year !== '' && { year }),
});
