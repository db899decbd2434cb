import {
  Actions,
  Button,
  Card,
  CheckField,
  DateField,
  EmptyState,
  Form,
  LinkButton,
  Notice,
  Page,
  SearchForm,
  SelectField,
  TextArea,
  TextField,
  useWords,
  WhoSees,
  type Choice,
  type Messages,
} from '../ui/index.ts';
import type { IssuersView, RegisterView } from './document-view.ts';
import type { FileSpaceView } from './file-space.tsx';
import { FirstFile, FirstLink } from './first-file-and-link.tsx';
import { PlainField } from './plain-field.tsx';
import { TEXT } from './text.ts';

/** A number that the machine proposes for a body and a type; null when no term is known. */
export interface Proposal {
  readonly issuerId: string;
  readonly type: string;
  readonly symbol: string | null;
}
interface NewDocumentProps {
  readonly issuers: IssuersView;
  readonly types: readonly Choice[];
  readonly proposal?: Proposal;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
  /** The documents that may be meant by a symbol that named none or several. */
  readonly meant: RegisterView['documents'];
  readonly space: FileSpaceView | undefined;
}

/** The form by which a document enters the register, with the next number on request. */
export function NewDocumentPage({ issuers, types, proposal, typed, errors, meant, space }: NewDocumentProps) {
  const t = useWords(TEXT);
  const crumbs = [{ href: '/documents', label: t.documents }];
  if (issuers.length === 0) {
    const action = <LinkButton href="/documents/issuers">{t.addIssuer}</LinkButton>;
    return (
      <Page title={t.registerDocument} crumbs={crumbs}>
        <EmptyState title={t.noIssuer} action={action}>
          {t.noIssuerHint}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t.registerDocument} lead={t.getNumberLead} crumbs={crumbs} errors={errors}>
      <NumberCard {...{ issuers, types }} {...(proposal && { proposal })} />
      <Form action="/documents" takesFiles>
        <WhoSees sentence={t.whoSees} />
        <IssuerField issuers={issuers} value={typed['issuerId'] ?? proposal?.issuerId} error={errors['issuerId']} />
        <TextField
          name="symbol"
          label={t.symbol}
          hint={t.symbolHint}
          width="medium"
          value={typed['symbol'] ?? proposal?.symbol ?? ''}
          error={errors['symbol']}
        />
        <DocumentFields typed={typed} errors={errors} />
        <FirstFile typed={typed} errors={errors} space={space} />
        <FirstLink typed={typed} errors={errors} meant={meant} />
        <PlainField value={typed['isPlain']} error={errors['isPlain']} />
        <Actions>
          <Button weight="primary">{t.registerDocument}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function NumberCard({ issuers, types, proposal }: Pick<NewDocumentProps, 'issuers' | 'types' | 'proposal'>) {
  const t = useWords(TEXT);
  return (
    <Card title={t.getNumber}>
      <SearchForm action="/documents/new">
        <SelectField
          name="issuer"
          label={t.issuer}
          value={proposal?.issuerId}
          choices={issuers.map(({ issuerId, name }) => ({ value: issuerId, label: name }))}
        />
        <SelectField name="type" label={t.type} value={proposal?.type} choices={types} />
        <Button>{t.getNumber}</Button>
      </SearchForm>
      {proposal?.symbol === null && (
        <Notice tone="warn">
          {t.noProposal} <a href="/documents/issuers">{t.openTerm}</a>
        </Notice>
      )}
      {proposal && proposal.symbol !== null && <Notice>{t.proposed(proposal.symbol)}</Notice>}
    </Card>
  );
}

interface IssuerFieldProps {
  readonly issuers: IssuersView;
  readonly value: string | undefined;
  readonly error: string | undefined;
}
function IssuerField({ issuers, value, error }: IssuerFieldProps) {
  const t = useWords(TEXT);
  return (
    <SelectField
      name="issuerId"
      label={t.issuer}
      value={value}
      error={error}
      choices={issuers.map(({ issuerId, name, code }) => ({ value: issuerId, label: `${name} (${code})` }))}
    />
  );
}

/** The fields that registering and correcting share. */
export function DocumentFields({ typed, errors }: Pick<NewDocumentProps, 'typed' | 'errors'>) {
  const t = useWords(TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <>
      <DateField {...field('issuedOn')} label={t.issuedOn} />
      <TextArea {...field('title')} label={t.title} rows={2} maxLength={500} />
      <TextField {...field('signer')} label={t.signer} width="medium" isOptional />
      <DateField {...field('effectiveOn')} label={t.effectiveOn} hint={t.effectiveHint} isOptional />
      <DateField {...field('expiresOn')} label={t.expiresOn} isOptional />
      <CheckField {...field('isPublic')} label={t.isPublic} />
    </>
  );
}
