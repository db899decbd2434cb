import { Actions, Button, Form, Page, TextField, useWords, WhoSees, type Messages } from '../../ui/index.ts';
import { AUDITOR_TEXT } from './auditor-text.ts';
import { TEXT } from '../text.ts';

interface Props {
  readonly round: { readonly roundId: string; readonly title: string };
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

/** Names who recounts from outside, with the key that he sent. */
export function AuditorPage({ round, typed, errors }: Props) {
  const t = useWords(AUDITOR_TEXT);
  const { rounds } = useWords(TEXT);
  const base = `/rounds/${round.roundId}`;
  const crumbs = [
    { href: '/rounds', label: rounds },
    { href: base, label: round.title },
  ];
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <Page title={t.auditor} lead={t.lead} crumbs={crumbs} errors={errors}>
      <Form action={`${base}/auditor`}>
        <WhoSees sentence={t.whoSees} />
        <TextField {...field('name')} label={t.name} />
        <TextField {...field('x25519')} label={t.key} hint={t.keyHint} />
        <Actions>
          <Button weight="primary">{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
