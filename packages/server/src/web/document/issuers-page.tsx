import {
  Actions,
  Button,
  Card,
  CheckField,
  ConfirmPage,
  DateField,
  Form,
  Page,
  SelectField,
  Table,
  TextField,
  useFormat,
  useWords,
  type Choice,
  type Messages,
} from '../ui/index.ts';
import type { IssuersView } from './document-view.ts';
import { TEXT } from './text.ts';

interface IssuersProps {
  readonly issuers: IssuersView;
  readonly units: readonly Choice[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

/** The bodies that issue documents, with their terms, and the forms that add to them. */
export function IssuersPage({ issuers, units, typed, errors }: IssuersProps) {
  const t = useWords(TEXT);
  const crumbs = [{ href: '/documents', label: t.documents }];
  return (
    <Page title={t.issuers} lead={t.issuersLead} crumbs={crumbs} errors={errors}>
      {issuers.length > 0 && <IssuerTable issuers={issuers} />}
      <Card title={t.addIssuer}>
        <Form action="/documents/issuers">
          <TextField name="name" label={t.issuerName} value={typed['name']} error={errors['name']} />
          <TextField name="code" label={t.issuerCode} width="short" value={typed['code']} error={errors['code']} />
          <SelectField
            name="unitId"
            label={t.ofUnit}
            isOptional
            choices={units}
            value={typed['unitId']}
            error={errors['unitId']}
          />
          <CheckField name="isSuperior" label={t.isSuperior} value={typed['isSuperior']} error={errors['isSuperior']} />
          <Actions>
            <Button weight={issuers.length === 0 ? 'primary' : 'plain'}>{t.addIssuer}</Button>
          </Actions>
        </Form>
      </Card>
      {issuers.length > 0 && <TermForm {...{ issuers, typed, errors }} />}
    </Page>
  );
}

function TermForm({ issuers, typed, errors }: Omit<IssuersProps, 'units'>) {
  const t = useWords(TEXT);
  const choices = issuers.map(({ issuerId, name }) => ({ value: issuerId, label: name }));
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <Card title={t.openTerm}>
      <Form action="/documents/terms">
        <SelectField {...field('issuerId')} label={t.issuer} choices={choices} />
        <TextField {...field('termName')} label={t.termName} hint={t.termHint} width="medium" />
        <DateField {...field('fromOn')} label={t.fromOn} />
        <DateField {...field('toOn')} label={t.toOn} isOptional />
        <Actions>
          <Button>{t.openTerm}</Button>
        </Actions>
      </Form>
    </Card>
  );
}

function IssuerTable({ issuers }: Pick<IssuersProps, 'issuers'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  const standing = ({ unitId, isSuperior }: IssuersView[number]): string =>
    unitId !== null ? t.own : isSuperior ? t.superior : t.other;
  return (
    <Table
      caption={t.issuers}
      isCaptionHidden
      rows={issuers}
      keyOf={({ issuerId }) => issuerId}
      columns={[
        { label: t.issuerName, cell: ({ name }) => name },
        { label: t.issuerCode, cell: ({ code }) => code },
        { label: t.standing, cell: standing },
        {
          label: t.terms,
          cell: ({ terms }) =>
            terms.length === 0
              ? '–'
              : terms.map(({ termId, name, fromOn, toOn }) => (
                  <div key={termId}>
                    {name} ({format.day(fromOn)} – {toOn === null ? t.now : format.day(toOn)}){' '}
                    {toOn === null && (
                      <a href={`/documents/terms/${termId}/close`} aria-label={`${t.closeTerm} ${name}`}>
                        {t.closeTerm}
                      </a>
                    )}
                  </div>
                )),
        },
      ]}
    />
  );
}

interface CloseTermProps {
  readonly termId: string;
  readonly name: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}
/** Asks for the day and the reason before a term closes. */
export function CloseTermPage({ termId, name, typed, errors }: CloseTermProps) {
  const t = useWords(TEXT);
  return (
    <ConfirmPage
      title={t.closeTermTitle(name)}
      crumbs={[
        { href: '/documents', label: t.documents },
        { href: '/documents/issuers', label: t.issuers },
      ]}
      consequences={[t.closeTermFact]}
      action={`/documents/terms/${termId}/close`}
      doIt={t.closeTerm}
      cancelHref="/documents/issuers"
      errors={errors}
    >
      <DateField name="toOn" label={t.toOn} value={typed['toOn']} error={errors['toOn']} />
      <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}
