import {
  Button,
  CheckGroup,
  Form,
  Page,
  SelectField,
  TextField,
  useWords,
  type Choice,
  type Messages,
} from '../../ui/index.ts';
import { AuditorCard } from '../round/round-cards.tsx';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { PlansCard } from './plans-card.tsx';
import { SETUP_TEXT } from './setup-text.ts';
import { GoOn, SaveButtons, SetupSteps } from './setup-steps.tsx';

interface Props {
  readonly which: 'subjects' | 'members';
  readonly round: RoundView;
  readonly query: string;
  /** Chosen people first, in their order; then what the search found. */
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly hasNoHits: boolean;
  readonly errors: Messages;
  /** Shown for a committee. */
  readonly threshold?: string;
  readonly headId?: string | undefined;
}

/** Chooses people by search and ticks: whom a round rates, or who counts it. Whoever is ticked when it is saved is chosen. */
export function PeoplePage(props: Props) {
  const t = useWords(TEXT);
  const { which, round, errors } = props;
  const isSubjects = which === 'subjects';
  const [title, hint] = isSubjects ? [t.subjects, t.subjectsHint] : [t.committee, t.committeeHint];
  const action = `/rounds/${round.roundId}/${which}`;
  const crumbs = [
    { href: '/rounds', label: t.rounds },
    { href: `/rounds/${round.roundId}`, label: round.title },
  ];
  const isChosen = isSubjects ? round.subjects.length > 0 : round.members.length > 0;
  return (
    <Page title={title} lead={hint} crumbs={crumbs} errors={errors}>
      <SetupSteps round={round} at={which} />
      <ChosenForm {...props} action={action} />
      {isSubjects && <PlansCard round={round} />}
      {!isSubjects && <AuditorCard round={round} />}
      {isChosen && (
        <div class="actions">
          <GoOn round={round} at={which} />
        </div>
      )}
    </Page>
  );
}

/** One form for searching and saving, so that a search loses nobody who is ticked; Enter in the first field searches. */
function ChosenForm({
  which,
  query,
  hasNoHits,
  round,
  choices,
  chosen,
  errors,
  threshold,
  headId,
  action,
}: Props & { readonly action: string }) {
  const t = useWords(TEXT);
  const words = useWords(SETUP_TEXT);
  return (
    <Form action={action}>
      <TextField name="q" label={t.search} hint={words.searchFirst} value={query} />
      <div class="actions">
        <Button name="then" value="search">
          {t.find}
        </Button>
      </div>
      {hasNoHits && <p role="status">{t.nothingFound}</p>}
      {choices.length === 0 ? (
        <p class="muted">{words.nobodyYet}</p>
      ) : (
        <CheckGroup name="personIds" label={t.chosen} choices={choices} values={chosen} error={errors['personIds']} />
      )}
      {which === 'members' && choices.length > 0 && (
        <SelectField name="headId" label={words.head} choices={choices} value={headId} error={errors['headId']} />
      )}
      {threshold !== undefined && (
        <TextField
          name="threshold"
          label={t.threshold}
          value={threshold}
          error={errors['threshold']}
          width="short"
          inputmode="numeric"
        />
      )}
      <SaveButtons isDraft={round.state === 'draft'} {...(which === 'subjects' && { label: t.save })} />
    </Form>
  );
}
