import { typedOr } from '../../http/filled.ts';
import {
  Actions,
  Button,
  CheckField,
  ConfirmPage,
  FileField,
  Form,
  Hidden,
  Item,
  ItemList,
  LinkButton,
  Page,
  RadioGroup,
  TextField,
  useWords,
  WhoSees,
  type Messages,
} from '../ui/index.ts';
import type { DocumentView } from './document-view.ts';
import { NearlyFull, type FileSpaceView } from './file-space.tsx';
import { MOST_BYTES } from './first-file-and-link.tsx';
import { DocumentFields } from './new-document-page.tsx';
import { PlainField } from './plain-field.tsx';
import { TEXT } from './text.ts';

/** What a form about one document shows: the document, what was typed and what was refused. */
export interface KeepProps {
  readonly document: DocumentView;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

function useCrumbs({ documentId, symbol }: DocumentView) {
  const t = useWords(TEXT);
  return [
    { href: '/documents', label: t.documents },
    { href: `/documents/${documentId}`, label: symbol },
  ];
}

/** Corrects the register line of a document, with the reason. */
export function CorrectPage({ document, typed, errors }: KeepProps) {
  const t = useWords(TEXT);
  const shown = typedOr(typed, lineOf(document));
  return (
    <Page title={t.correctTitle(document.symbol)} crumbs={useCrumbs(document)} errors={errors}>
      <Form action={`/documents/${document.documentId}/correct`}>
        <WhoSees sentence={t.whoSees} />
        <Hidden name="revision" value={document.revision.toString()} />
        <TextField
          name="symbol"
          label={t.symbol}
          hint={t.symbolHint}
          width="medium"
          value={shown['symbol']}
          error={errors['symbol']}
        />
        <DocumentFields typed={shown} errors={errors} />
        {document.expiresOn !== null && (
          <CheckField name="isOpenEnded" label={t.isOpenEnded} value={shown['isOpenEnded']} />
        )}
        <TextField name="reason" label={t.reason} value={shown['reason']} error={errors['reason']} />
        <Actions>
          <Button weight="primary">{t.correctIt}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

const lineOf = (document: DocumentView): Readonly<Record<string, string>> => ({
  symbol: document.symbol,
  issuedOn: document.issuedOn,
  title: document.title,
  signer: document.signer,
  effectiveOn: document.effectiveOn === document.issuedOn ? '' : document.effectiveOn,
  expiresOn: document.expiresOn ?? '',
  isPublic: String(document.isPublic),
});

/** Takes a file for a document. */
export function AttachPage({
  document,
  typed,
  errors,
  space,
}: KeepProps & { readonly space: FileSpaceView | undefined }) {
  const t = useWords(TEXT);
  const kinds = Object.entries(t.fileKinds).map(([value, label]) => ({ value, label }));
  return (
    <Page title={t.attachTitle(document.symbol)} crumbs={useCrumbs(document)} errors={errors}>
      <NearlyFull space={space} />
      <Form action={`/documents/${document.documentId}/files`} takesFiles>
        <WhoSees sentence={t.whoSees} />
        <RadioGroup name="kind" label={t.fileKind} choices={kinds} value={typed['kind']} error={errors['kind']} />
        <FileField
          name="file"
          label={t.file}
          accept=".pdf,.docx,.png,.jpg,.jpeg"
          kinds={t.fileAccepts}
          maxBytes={MOST_BYTES}
          sent={typed['file']}
          error={errors['file']}
        />
        <PlainField value={typed['isPlain']} error={errors['isPlain']} />
        <Actions>
          <Button weight="primary">{t.attach}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** The other names of a document: add one, or begin to withdraw one. */
export function AliasesPage({ document, typed, errors }: KeepProps) {
  const t = useWords(TEXT);
  const at = `/documents/${document.documentId}/aliases`;
  return (
    <Page title={`${t.aliases}: ${document.symbol}`} crumbs={useCrumbs(document)} errors={errors}>
      {document.aliases.length > 0 && (
        <ItemList>
          {document.aliases.map((alias) => (
            <Item
              key={alias}
              title={alias}
              action={
                <LinkButton href={`${at}/withdraw?${new URLSearchParams({ alias }).toString()}`}>
                  {t.withdraw}
                </LinkButton>
              }
            />
          ))}
        </ItemList>
      )}
      <Form action={at}>
        <WhoSees sentence={t.whoSees} />
        <TextField name="alias" label={t.aliases} hint={t.aliasHint} value={typed['alias']} error={errors['alias']} />
        <Actions>
          <Button weight="primary">{t.addAlias}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** What is asked before something of a document is withdrawn, with the reason. */
export interface WithdrawProps {
  readonly document: DocumentView;
  readonly title: string;
  readonly fact: string;
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}
/** Asks once, with the reason, before a name or a file is withdrawn. */
export function WithdrawPage({ document, title, fact, action, hidden, typed, errors }: WithdrawProps) {
  const t = useWords(TEXT);
  return (
    <ConfirmPage
      title={title}
      crumbs={useCrumbs(document)}
      consequences={[fact, t.keptAnyway]}
      canBeUndone
      action={action}
      doIt={t.withdraw}
      cancelHref={`/documents/${document.documentId}`}
      errors={errors}
      {...(hidden && { hidden })}
    >
      <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}
