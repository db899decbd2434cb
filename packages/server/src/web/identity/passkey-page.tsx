import { ConfirmPage, Island, Page, useWords } from '../ui/index.ts';
import { TEXT } from './account-text.ts';

const ACCOUNT = '/account';

/** Adds a passkey with the device at hand. */
export function PasskeyPage({ confirmHref }: { readonly confirmHref: string }) {
  const t = useWords(TEXT);
  return (
    <Page
      title={t.passkeyAdd}
      lead={t.passkeyWhy}
      audience="voter"
      crumbs={[{ href: ACCOUNT, label: t.account }]}
      island="passkey-add"
    >
      <Island name="passkey-add" props={{ confirmHref }} />
    </Page>
  );
}

/** Asks once before a passkey is taken away. */
export function RemovePasskeyPage({ credentialId, label }: { readonly credentialId: string; readonly label: string }) {
  const t = useWords(TEXT);
  return (
    <ConfirmPage
      title={t.passkeyRemoveTitle(label)}
      audience="voter"
      crumbs={[{ href: ACCOUNT, label: t.account }]}
      consequences={[t.passkeyRemoveEffect]}
      canBeUndone
      action={`/account/passkey/${credentialId}/removal`}
      doIt={t.passkeyRemove}
      cancelHref={ACCOUNT}
    />
  );
}
