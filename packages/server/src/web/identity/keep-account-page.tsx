import { ConfirmPage, TextArea, useWords, WhoSees, type Messages } from '../ui/index.ts';
import { TEXT } from './accounts-text.ts';

/** What the office does to an account: stops it for a while, lets it go on, ends it. */
export const KEEPING = ['lock', 'unlock', 'end'] as const;
/** One of {@link KEEPING}. */
export type Keeping = (typeof KEEPING)[number];

interface Props {
  readonly keeping: Keeping;
  readonly personId: string;
  readonly fullName: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

/** Asks once, with a reason, before an account is stopped, released or ended. */
export function KeepAccountPage({ keeping, personId, fullName, typed, errors }: Props) {
  const t = useWords(TEXT);
  const words = t.keeping[keeping];
  return (
    <ConfirmPage
      title={words.title(fullName)}
      crumbs={[{ href: '/accounts', label: t.accounts }]}
      consequences={words.effects}
      canBeUndone={keeping !== 'end'}
      action={`/accounts/${personId}/${keeping}`}
      doIt={words.doIt}
      cancelHref="/accounts"
      errors={errors}
    >
      <WhoSees sentence={t.whoSeesReason} />
      <TextArea name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}
