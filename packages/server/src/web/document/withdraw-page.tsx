import type { Filled } from '../../http/filled.ts';
import { ConfirmPage, TextField, useWords } from '../ui/index.ts';
import { DELIVERY_TEXT } from './delivery-text.ts';
import type { DocumentView } from './document-view.ts';
import { TEXT } from './text.ts';

interface Props extends Filled {
  readonly document: DocumentView;
}
/** Asks once, with the reason, before a document is taken back. */
export function WithdrawDocumentPage({ document: { documentId, symbol }, typed, errors }: Props) {
  const t = useWords(DELIVERY_TEXT);
  const words = useWords(TEXT);
  const at = `/documents/${documentId}`;
  const crumbs = [
    { href: '/documents', label: words.documents },
    { href: at, label: symbol },
  ];
  return (
    <ConfirmPage
      title={t.withdrawTitle(symbol)}
      crumbs={crumbs}
      consequences={t.withdrawFacts}
      action={`${at}/withdraw`}
      doIt={t.withdrawIt}
      cancelHref={at}
      errors={errors}
    >
      <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}
