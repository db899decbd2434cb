import type { Filled } from '../../http/filled.ts';
import { DocumentFields } from '../document/new-document-page.tsx';
import { PlainField } from '../document/plain-field.tsx';
import { TEXT as DOCUMENT_TEXT } from '../document/text.ts';
import {
  Actions,
  Button,
  ConfirmPage,
  DateField,
  EmptyState,
  Form,
  Hidden,
  LinkButton,
  Page,
  RadioGroup,
  TextField,
  useCommon,
  useFormat,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import type { ObligationView } from './directive-view.ts';
import { obligationPath, useObligationCrumbs } from './obligation-page.tsx';
import { TEXT } from './text.ts';

/** What a form about one obligation shows. */
export interface AnswerProps extends Filled {
  readonly one: ObligationView;
}

function useOwnCrumbs(one: ObligationView) {
  const crumbs = useObligationCrumbs(one);
  return [...crumbs, { href: obligationPath(one.obligationId), label: one.unitName }];
}

/** The unit's own document, filled in as far as the house knows it. */
export function OwnPage({ one, typed, errors }: AnswerProps) {
  const t = useWords(TEXT);
  const words = useWords(DOCUMENT_TEXT);
  const title = t.issueOwnTitle(one.requiredType, one.symbol);
  const [issuerId] = one.issuerIds;
  if (issuerId === undefined) {
    return (
      <Page title={title} crumbs={useOwnCrumbs(one)}>
        <EmptyState title={t.noIssuer} action={<LinkButton href="/documents/issuers">{t.addIssuer}</LinkButton>}>
          {t.noIssuerHint}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={title} lead={t.issueOwnFact} crumbs={useOwnCrumbs(one)} errors={errors}>
      <Form action={`${obligationPath(one.obligationId)}/own`}>
        <WhoSees sentence={words.whoSees} />
        <Hidden name="issuerId" value={issuerId} />
        <TextField
          name="symbol"
          label={words.symbol}
          hint={words.symbolHint}
          width="medium"
          value={typed['symbol']}
          error={errors['symbol'] ?? errors['issuerId']}
        />
        <DocumentFields typed={typed} errors={errors} />
        <PlainField value={typed['isPlain']} error={errors['isPlain']} />
        <Actions>
          <Button weight="primary">{t.issueIt}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** Which document of the unit, already in the register, is the answer. */
export function ChooseDocumentPage({ one, typed, errors }: AnswerProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const choices = one.candidates.map(({ documentId, symbol, title, issuedOn }) => ({
    value: documentId,
    label: `${symbol} (${format.day(issuedOn)})`,
    hint: title,
  }));
  return (
    <Page title={t.answerTitle} crumbs={useOwnCrumbs(one)} errors={errors}>
      {choices.length === 0 ? (
        <EmptyState title={t.answerFact('0')}>{t.issueOwnFact}</EmptyState>
      ) : (
        <Form action={`${obligationPath(one.obligationId)}/document`}>
          <RadioGroup
            name="ownDocumentId"
            label={t.own}
            choices={choices}
            value={typed['ownDocumentId']}
            error={errors['ownDocumentId']}
          />
          <Actions>
            <Button weight="primary">{t.answerIt}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  );
}

/** The day and the way, where no document of its own was issued. */
export function OtherwisePage({ one, typed, errors }: AnswerProps) {
  const t = useWords(TEXT);
  const common = useCommon();
  return (
    <Page title={t.otherwiseTitle} lead={t.otherwiseFact} crumbs={useOwnCrumbs(one)} errors={errors}>
      <Form action={`${obligationPath(one.obligationId)}/otherwise`}>
        <WhoSees sentence={t.whoSees} />
        <DateField name="doneOn" label={t.doneOn} value={typed['doneOn']} error={errors['doneOn']} />
        <TextField name="reason" label={t.doneHow} value={typed['reason']} error={errors['reason']} />
        <Actions>
          <Button weight="primary">{t.otherwiseIt}</Button>
          <LinkButton href={obligationPath(one.obligationId)}>{common.cancel}</LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}

interface ReasonProps extends AnswerProps {
  readonly deed: 'exempt' | 'withdraw';
}
/** Asks once, with the reason, before a unit is let off or an obligation is taken back. */
export function ReasonPage({ one, deed, typed, errors }: ReasonProps) {
  const t = useWords(TEXT);
  const words =
    deed === 'exempt'
      ? { title: t.exemptTitle(one.unitName), fact: t.exemptFact, doIt: t.exemptIt }
      : { title: t.withdrawTitle(one.unitName), fact: t.withdrawFact, doIt: t.withdraw };
  const at = obligationPath(one.obligationId);
  return (
    <ConfirmPage
      title={words.title}
      crumbs={useOwnCrumbs(one)}
      consequences={[words.fact]}
      canBeUndone
      action={`${at}/${deed}`}
      doIt={words.doIt}
      cancelHref={at}
      errors={errors}
    >
      <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}
