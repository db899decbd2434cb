import type { LinkKind } from '@guong/core/document';
import {
  Actions,
  Button,
  ConfirmPage,
  Form,
  Hidden,
  Page,
  RadioGroup,
  SearchForm,
  SelectField,
  TextField,
  useFormat,
  useWords,
  type Messages,
} from '../ui/index.ts';
import type { DocumentView, RegisterView } from './document-view.ts';
import { TEXT } from './text.ts';

interface LinkProps {
  readonly document: DocumentView;
  readonly query: string;
  readonly found: RegisterView;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

/** Finds the other document, then says what this one does to it. */
export function LinkPage({ document, query, found, typed, errors }: LinkProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const at = `/documents/${document.documentId}`;
  const others = found.documents.filter(({ documentId }) => documentId !== document.documentId);
  const crumbs = [
    { href: '/documents', label: t.documents },
    { href: at, label: document.symbol },
  ];
  const choices = others.map(({ documentId, symbol, title, issuedOn }) => ({
    value: documentId,
    label: `${symbol} (${format.day(issuedOn)})`,
    hint: title,
  }));
  return (
    <Page title={t.linkTitle(document.symbol)} crumbs={crumbs} errors={errors}>
      <SearchForm action={`${at}/link`}>
        <TextField name="q" label={t.search} value={query} />
        <Button>{t.find}</Button>
      </SearchForm>
      {choices.length === 0 ? (
        <p>{query === '' ? t.tryLess : t.nothingFound(query)}</p>
      ) : (
        <Form action={`${at}/links`}>
          <Hidden name="q" value={query} />
          <KindField value={typed['kind']} error={errors['kind']} />
          <RadioGroup name="toId" label={t.linkTarget} value={typed['toId']} error={errors['toId']} choices={choices} />
          <Actions>
            <Button weight="primary">{t.saveLink}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  );
}

function KindField(props: { readonly value: string | undefined; readonly error: string | undefined }) {
  const t = useWords(TEXT);
  const choices = Object.entries(t.kinds).map(([value, label]) => ({ value, label }));
  return <SelectField name="kind" label={t.linkKind} choices={choices} {...props} />;
}

interface WithdrawLinkProps {
  readonly document: DocumentView;
  readonly link: { readonly linkId: string; readonly kind: LinkKind; readonly symbol: string; readonly isUp: boolean };
  readonly errors: Messages;
  readonly reason: string;
}

/** Asks before a link is withdrawn, and for the reason. */
export function WithdrawLinkPage({ document, link, errors, reason }: WithdrawLinkProps) {
  const t = useWords(TEXT);
  const at = `/documents/${document.documentId}`;
  const ends = link.isUp ? ([document.symbol, link.symbol] as const) : ([link.symbol, document.symbol] as const);
  return (
    <ConfirmPage
      title={t.withdrawLink}
      crumbs={[
        { href: '/documents', label: t.documents },
        { href: at, label: document.symbol },
      ]}
      consequences={[t.withdrawLinkFact(ends[0], t.kinds[link.kind], ends[1]), t.keptInLog]}
      canBeUndone
      action={`${at}/links/${link.linkId}/withdraw`}
      doIt={t.withdraw}
      cancelHref={at}
      errors={errors}
    >
      <TextField name="reason" label={t.reason} value={reason} error={errors['reason']} />
    </ConfirmPage>
  );
}
