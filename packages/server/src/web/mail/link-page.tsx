import { Actions, Button, EmptyState, Form, Hidden, Page, useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

/** What the link of a confirmation opens. Opening changes nothing: a scanner of mail opens links too. */
export function ConfirmAddressPage({ address, code }: { readonly address: string; readonly code: string }) {
  const t = useWords(TEXT);
  if (address === '') {
    return (
      <Page title={t.confirmTitle} audience="voter">
        <EmptyState title={t.confirmNone}>{t.lead}</EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t.confirmTitle} lead={t.confirmLead(address)} audience="voter">
      <Form action="/mail/confirm">
        <Hidden name="code" value={code} />
        <Actions>
          <Button weight="primary">{t.confirm}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** What the link that stops mail opens: one button, no sign-in. */
export function StopPage({ accountId, stopKey }: { readonly accountId: string; readonly stopKey: string }) {
  const t = useWords(TEXT);
  return (
    <Page title={t.stopTitle} lead={t.stopLead} audience="voter">
      <Form action="/mail/stop">
        <Hidden name="account" value={accountId} />
        <Hidden name="key" value={stopKey} />
        <Actions>
          <Button weight="primary">{t.stop}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** Mail was stopped. */
export function StoppedPage() {
  const t = useWords(TEXT);
  return (
    <Page title={t.stoppedTitle} lead={t.stoppedLead} audience="voter">
      {null}
    </Page>
  );
}
