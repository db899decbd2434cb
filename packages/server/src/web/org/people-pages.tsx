import {
  Actions,
  Button,
  Card,
  DefinitionList,
  EmptyState,
  LinkButton,
  Page,
  Pager,
  SearchForm,
  Table,
  TextField,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { KEEP_TEXT } from './keep-text.ts';
import type { HoldingsView, PeopleView, PersonView } from './org-view.ts';
import { TEXT } from './text.ts';

/** How many people stand on one page. */
export const PEOPLE_PER_PAGE = 50;

interface PeopleProps {
  readonly found: PeopleView;
  readonly query: string;
  /** Present when only one unit is shown. */
  readonly unit?: { readonly unitId: string; readonly name: string };
  readonly page: number;
  readonly mayImport: boolean;
}
/** The list of people with its search. */
export function PeopleListPage({ found, query, unit, page, mayImport }: PeopleProps) {
  const t = useWords(TEXT);
  const crumbs = [{ href: '/org', label: t.org }];
  const keep = useWords(KEEP_TEXT);
  const actions = mayImport && (
    <>
      <LinkButton href="/org/import">{t.importList}</LinkButton>
      <LinkButton href="/org/people/new">{keep.addPerson}</LinkButton>
    </>
  );
  return (
    <Page title={unit?.name ?? t.people} lead={t.peopleLead} crumbs={crumbs} {...(actions && { actions })}>
      <SearchForm action="/org/people">
        <TextField name="q" label={t.search} value={query} />
        <Button>{t.find}</Button>
      </SearchForm>
      {unit && (
        <p>
          <a href="/org/people">{t.everyone}</a>
        </p>
      )}
      {found.total === 0 ? (
        <Nobody query={query} mayImport={mayImport} />
      ) : (
        <PeopleTable {...{ found, query, unit, page }} />
      )}
      {found.total > 0 && (
        <Actions>
          <LinkButton href="/org/people/export?format=xlsx">{t.exportXlsx}</LinkButton>
          <LinkButton href="/org/people/export?format=csv">{t.exportCsv}</LinkButton>
        </Actions>
      )}
    </Page>
  );
}

function Nobody({ query, mayImport }: Pick<PeopleProps, 'query' | 'mayImport'>) {
  const t = useWords(TEXT);
  if (query !== '') return <EmptyState title={t.nothingFound(query)}>{t.tryLess}</EmptyState>;
  const action = mayImport ? <LinkButton href="/org/import">{t.importList}</LinkButton> : undefined;
  return (
    <EmptyState title={t.noPeople} {...(action && { action })}>
      {t.noPeopleHint}
    </EmptyState>
  );
}

function PeopleTable({
  found,
  query,
  unit,
  page,
}: Omit<PeopleProps, 'mayImport' | 'unit'> & { readonly unit: PeopleProps['unit'] }) {
  const t = useWords(TEXT);
  const hrefOf = (to: number): string => {
    const asked = { ...(query !== '' && { q: query }), ...(unit && { unit: unit.unitId }), page: to.toString() };
    return `/org/people?${new URLSearchParams(asked).toString()}`;
  };
  return (
    <>
      <Table
        caption={t.people}
        isCaptionHidden
        rows={found.people}
        keyOf={(person) => person.personId}
        columns={[
          { label: t.name, cell: (person) => <a href={`/org/people/${person.personId}`}>{person.fullName}</a> },
          { label: t.code, cell: (person) => person.code },
          { label: t.born, cell: (person) => person.birthYear?.toString() ?? '–', isFigure: true },
          { label: t.posts, cell: (person) => person.postTitles.join('; ') || '–' },
          { label: t.cell, cell: (person) => person.cellName ?? '–' },
        ]}
      />
      <Pager page={page} perPage={PEOPLE_PER_PAGE} shown={found.people.length} total={found.total} hrefOf={hrefOf} />
    </>
  );
}

interface PersonProps {
  readonly person: PersonView;
  readonly held: HoldingsView['holdings'];
  readonly mayInvite: boolean;
}
/** One person's record, with the posts held today. */
export function PersonPage({ person, held, mayInvite }: PersonProps) {
  const t = useWords(TEXT);
  const keep = useWords(KEEP_TEXT);
  const actions = mayInvite && (
    <LinkButton href={`/accounts/invite?q=${encodeURIComponent(person.fullName)}`}>{keep.invite}</LinkButton>
  );
  const crumbs = [
    { href: '/org', label: t.org },
    { href: '/org/people', label: t.people },
  ];
  return (
    <Page title={person.fullName} lead={person.code} crumbs={crumbs} {...(actions && { actions })}>
      <Record person={person} />
      <Card title={t.holdings}>{held.length === 0 ? <p>{t.noHoldings}</p> : <HeldTable held={held} />}</Card>
    </Page>
  );
}

function Record({ person }: Pick<PersonProps, 'person'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  const born = person.bornOn === null ? (person.birthYear?.toString() ?? t.unknown) : format.day(person.bornOn);
  return (
    <Card title={t.record}>
      <DefinitionList
        facts={[
          { term: t.bornOn, value: born },
          { term: t.sex, value: person.sex === null ? t.unknown : t.sexes[person.sex] },
          { term: t.standing, value: t.kinds[person.memberKind] },
          { term: t.cell, value: person.cellName ?? '–' },
          { term: t.categories, value: person.categories.map((one) => one.name).join('; ') || '–' },
          { term: t.state, value: `${t.states[person.state]} (${format.day(person.stateOn)})` },
        ]}
      />
    </Card>
  );
}

function HeldTable({ held }: Pick<PersonProps, 'held'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Table
      caption={t.holdings}
      isCaptionHidden
      rows={held}
      keyOf={(one) => one.holdingId}
      columns={[
        { label: t.posts, cell: (one) => one.title },
        { label: t.unit, cell: (one) => <a href={`/org/units/${one.unitId}`}>{one.unitName}</a> },
        { label: t.since, cell: (one) => format.day(one.fromOn) },
      ]}
    />
  );
}
