import {
  Actions,
  Button,
  CheckGroup,
  Form,
  Page,
  SearchForm,
  TextField,
  useWords,
  type Choice,
  type Messages,
} from '../../ui/index.ts';
import { TEXT } from '../text.ts';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly action: string;
  readonly crumb: { readonly href: string; readonly label: string };
  readonly query: string;
  /** Chosen people first, in their order; then what the search found. */
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly hasNoHits: boolean;
  readonly errors: Messages;
  /** Shown for a committee. */
  readonly threshold?: string;
}

/** Chooses people by search and ticks; whoever is ticked when it is saved is chosen, in the order shown. */
export function PeoplePage(props: Props) {
  const t = useWords(TEXT);
  const { title, hint, action, crumb, query, choices, chosen, errors, threshold } = props;
  return (
    <Page title={title} lead={hint} crumbs={[crumb]} errors={errors}>
      <SearchForm action={action}>
        <TextField name="q" label={t.search} value={query} />
        <Button>{t.find}</Button>
      </SearchForm>
      {props.hasNoHits && <p>{t.nothingFound}</p>}
      <Form action={action}>
        <CheckGroup name="personIds" label={t.chosen} choices={choices} values={chosen} error={errors['personIds']} />
        {threshold !== undefined && (
          <TextField name="threshold" label={t.threshold} value={threshold} error={errors['threshold']} />
        )}
        <Actions>
          <Button weight="primary">{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
