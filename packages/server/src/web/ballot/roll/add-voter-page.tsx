import {
  Button,
  Form,
  Hidden,
  Item,
  ItemList,
  LinkButton,
  Page,
  Pill,
  SearchForm,
  TextField,
  useWords,
} from '../../ui/index.ts';
import { TEXT } from '../text.ts';
import { ROLL_TEXT } from './roll-text.ts';

/** Somebody of the organisation whom the search found. */
export interface FoundPerson {
  readonly personId: string;
  readonly name: string;
  readonly facts: string;
  /** Stands on the roll already. */
  readonly isCalled: boolean;
}
interface Props {
  readonly roundId: string;
  readonly title: string;
  readonly query: string;
  readonly people: readonly FoundPerson[];
  /** Why the last one could not be added. */
  readonly error?: string | undefined;
}

/** Puts single people on the roll: find, press, find the next. */
export function AddVoterPage({ roundId, title, query, people, error }: Props) {
  const t = useWords(TEXT);
  const words = useWords(ROLL_TEXT);
  const base = `/rounds/${roundId}`;
  const crumbs = [
    { href: '/rounds', label: t.rounds },
    { href: base, label: title },
    { href: `${base}/roll`, label: t.rollPage },
  ];
  const errors = error === undefined ? {} : { q: error };
  return (
    <Page title={words.add} lead={words.addLead} crumbs={crumbs} errors={errors}>
      <SearchForm action={`${base}/roll/add`}>
        <TextField name="q" label={t.search} value={query} error={error} />
        <Button weight="primary">{t.find}</Button>
      </SearchForm>
      {query !== '' && people.length === 0 && <p>{t.nothingFound}</p>}
      <ItemList>
        {people.map(({ personId, name, facts, isCalled }) => (
          <Item
            key={personId}
            title={name}
            facts={facts}
            action={
              isCalled ? (
                <Pill tone="good">{words.isCalled}</Pill>
              ) : (
                <Form action={`${base}/roll/add`}>
                  <Hidden name="personId" value={personId} />
                  <Hidden name="q" value={query} />
                  <Button>
                    {words.addOne}
                    <span class="unseen"> {name}</span>
                  </Button>
                </Form>
              )
            }
          />
        ))}
      </ItemList>
      <div class="actions">
        <LinkButton href={`${base}/roll`}>{t.rollPage}</LinkButton>
      </div>
    </Page>
  );
}
