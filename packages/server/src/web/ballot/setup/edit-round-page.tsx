import {
  Button,
  Card,
  CheckField,
  Columns,
  DateTimeField,
  Form,
  LinkButton,
  Page,
  SelectField,
  TextArea,
  TextField,
  useWords,
  WhoSees,
  type Choice,
  type Messages,
} from '../../ui/index.ts';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { BallotPreview, type PreviewedBallot } from './ballot-preview.tsx';
import { PREVIEW_TEXT } from './preview-text.ts';
import { RepeatNotes, type RepeatNotesView } from './repeat-notes.tsx';
import { SETUP_TEXT } from './setup-text.ts';
import { SaveButtons, SetupSteps } from './setup-steps.tsx';

interface Props {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
  readonly templates: readonly Choice[];
  /** Present when a draft is changed, absent while a round is made. */
  readonly round?: RoundView;
  /** What was filled in beforehand, for a new round. */
  readonly isProposedFrom?: 'round' | 'today';
  /** For a new round: the latest one can be repeated instead. */
  readonly repeatHref?: string;
  /** The ballot of the template that is chosen now. */
  readonly preview: PreviewedBallot | undefined;
  /** Where the round was repeated from an earlier one. */
  readonly notes?: RepeatNotesView;
}

/** What an officer types about a round, to make one or to change a draft; beside it the ballot as it will be. */
export function EditRoundPage(props: Props) {
  const { round, errors, isProposedFrom, preview, notes, repeatHref } = props;
  const t = useWords(TEXT);
  const words = useWords(SETUP_TEXT);
  const { title } = useWords(PREVIEW_TEXT);
  const crumbs = [{ href: '/rounds', label: t.rounds }];
  if (round) crumbs.push({ href: `/rounds/${round.roundId}`, label: round.title });
  return (
    <Page
      title={round ? t.edit : t.newRound}
      crumbs={crumbs}
      errors={errors}
      {...(isProposedFrom && { lead: words.proposedFrom[isProposedFrom] })}
      {...(repeatHref !== undefined && { actions: <LinkButton href={repeatHref}>{words.repeatLatest}</LinkButton> })}
    >
      <SetupSteps at="edit" {...(round && { round })} />
      <Columns
        lead={<RoundForm {...props} />}
        side={
          <>
            {notes && <RepeatNotes notes={notes} />}
            {preview && (
              <Card title={title}>
                <BallotPreview ballot={preview} />
              </Card>
            )}
          </>
        }
      />
    </Page>
  );
}

function RoundForm({ typed, errors, templates, round }: Props) {
  const t = useWords(TEXT);
  const { technical } = useWords(SETUP_TEXT);
  const { show } = useWords(PREVIEW_TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const hasTechnicalError = errors['epochMinimum'] !== undefined || errors['epochMinutes'] !== undefined;
  return (
    <Form action={round ? `/rounds/${round.roundId}/edit` : '/rounds'}>
      <WhoSees sentence={t.whoSeesRound} />
      <SelectField {...field('template')} label={t.template} choices={templates} />
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
      <details open={hasTechnicalError}>
        <summary>{technical}</summary>
        <div class="form">
          <TextField {...field('epochMinimum')} label={t.epochMinimum} width="short" />
          <TextField {...field('epochMinutes')} label={t.epochMinutes} width="short" />
        </div>
      </details>
      <SaveButtons isDraft>
        <Button name="then" value="preview">
          {show}
        </Button>
      </SaveButtons>
    </Form>
  );
}
