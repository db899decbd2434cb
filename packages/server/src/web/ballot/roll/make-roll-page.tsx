import {
  Card,
  CheckGroup,
  Form,
  LinkButton,
  Page,
  useFormat,
  useWords,
  type Choice,
  type Messages,
} from '../../ui/index.ts';
import type { RoundView } from '../round-view.ts';
import { SETUP_TEXT } from '../setup/setup-text.ts';
import { GoOn, SaveButtons, SetupSteps } from '../setup/setup-steps.tsx';
import { TEXT } from '../text.ts';

interface Props {
  readonly round: RoundView;
  readonly categories: readonly Choice[];
  readonly errors: Messages;
}

/** Draws the roll up by category, or goes to the import; what is there already can be mended line by line. */
export function MakeRollPage({ round, categories, errors }: Props) {
  const t = useWords(TEXT);
  const words = useWords(SETUP_TEXT);
  const format = useFormat();
  const base = `/rounds/${round.roundId}`;
  const crumbs = [
    { href: '/rounds', label: t.rounds },
    { href: base, label: round.title },
  ];
  const importLink = <LinkButton href={`/org/import?round=${round.roundId}`}>{t.importRoll}</LinkButton>;
  return (
    <Page title={t.makeRoll} lead={t.rollHint} crumbs={crumbs} errors={errors} actions={importLink}>
      <SetupSteps round={round} at="voters" />
      {round.voters > 0 && (
        <Card title={words.rollNow(format.count(round.voters))}>
          <p>{words.rollAgain}</p>
          <div class="actions">
            <LinkButton href={`${base}/roll`}>{words.rollOpen}</LinkButton>
            <GoOn round={round} at="voters" />
          </div>
        </Card>
      )}
      <Form action={`${base}/voters`}>
        <CheckGroup
          name="categories"
          label={t.categories}
          choices={categories}
          values={round.rollCategories ?? []}
          error={errors['categories']}
        />
        <SaveButtons isDraft={round.state === 'draft'} label={t.makeRoll} />
      </Form>
    </Page>
  );
}
