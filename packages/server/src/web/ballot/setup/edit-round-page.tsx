import {
  Actions,
  Button,
  CheckField,
  DateTimeField,
  Form,
  Page,
  SelectField,
  TextArea,
  TextField,
  useWords,
  WhoSees,
  type Choice,
  type Messages,
} from '../../ui/index.ts';
import { TEXT } from '../text.ts';

interface Props {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
  readonly action: string;
  /** Present when a round is made: its instrument; an existing round keeps its own. */
  readonly templates?: readonly Choice[];
}

/** What an officer types about a round, to make one or to change a draft. */
export function EditRoundPage({ typed, errors, action, templates }: Props) {
  const t = useWords(TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <Page title={templates ? t.newRound : t.edit} crumbs={[{ href: '/rounds', label: t.rounds }]} errors={errors}>
      <Form action={action}>
        <WhoSees sentence={t.whoSeesRound} />
        {templates && <SelectField {...field('template')} label={t.template} choices={templates} />}
        <TextField {...field('title')} label={t.title} />
        <TextArea {...field('purpose')} label={t.purpose} />
        <TextField {...field('planSymbol')} label={t.planSymbol} />
        <TextField {...field('place')} label={t.place} />
        <TextField {...field('superior')} label={t.superior} />
        <DateTimeField {...field('issueOpensAt')} label={t.issueOpensAt} />
        <DateTimeField {...field('issueClosesAt')} label={t.issueClosesAt} />
        <DateTimeField {...field('castOpensAt')} label={t.castOpensAt} />
        <DateTimeField {...field('castClosesAt')} label={t.castClosesAt} />
        <CheckField {...field('isEarlyEndAllowed')} label={t.isEarlyEndAllowed} hint={t.earlyHint} />
        <TextField {...field('epochMinimum')} label={t.epochMinimum} />
        <TextField {...field('epochMinutes')} label={t.epochMinutes} />
        <Actions>
          <Button weight="primary">{templates ? t.createDraft : t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
