import { SCOPES_OF_LIST, STANDINGS, TASK_STATES } from '@guong/core/task';
import {
  Button,
  DateField,
  EmptyState,
  LinkButton,
  Page,
  Pager,
  PrintLink,
  SearchForm,
  SelectField,
  Table,
  TextField,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { hrefOf, isNarrowed, TASKS_PER_PAGE, type Asked } from './asked.ts';
import { pathOf, type FoundView, type UnitsView } from './task-view.ts';
import { PostWords, StandingPill, StatePill, useTitle } from './task-words.tsx';
import { TEXT } from './text.ts';
import { ViewLinks } from './view-links.tsx';

interface ListProps {
  readonly found: FoundView;
  readonly asked: Asked;
  readonly units: UnitsView;
  readonly mayPropose: boolean;
}

/** The list of tasks with its filters. */
export function ListPage({ found, asked, units, mayPropose }: ListProps) {
  const t = useWords(TEXT);
  const actions = (
    <>
      <PrintLink />
      {mayPropose && <LinkButton href="/tasks/import">{t.importAppendix}</LinkButton>}
      {mayPropose && (
        <LinkButton href="/tasks/new" weight="primary">
          {t.newTask}
        </LinkButton>
      )}
    </>
  );
  return (
    <Page sheet="task.css" title={t.tasks} lead={t.tasksLead} actions={actions}>
      <ViewLinks here="list" mayPropose={mayPropose} />
      <Filters asked={asked} units={units} />
      {found.total === 0 ? (
        <Nothing asked={asked} mayPropose={mayPropose} />
      ) : (
        <TaskTable found={found} asked={asked} />
      )}
    </Page>
  );
}

function Filters({ asked, units }: Pick<ListProps, 'asked' | 'units'>) {
  const t = useWords(TEXT);
  const choices = <K extends string>(values: readonly K[], words: Readonly<Record<K, string>>) =>
    values.map((value) => ({ value, label: words[value] }));
  const hasMore = [asked.state, asked.unit, asked.from, asked.to].some((said) => said !== '');
  return (
    <SearchForm action="/tasks">
      <TextField name="q" label={t.search} hint={t.searchHint} value={asked.q} />
      <SelectField
        blank={t.anything}
        name="scope"
        label={t.scope}
        value={asked.scope}
        choices={choices(SCOPES_OF_LIST, t.scopes)}
      />
      <SelectField
        blank={t.anything}
        name="standing"
        label={t.standing}
        value={asked.standing}
        choices={choices(STANDINGS, t.standings)}
      />
      <details open={hasMore}>
        <summary>{t.moreFilters}</summary>
        <SelectField
          blank={t.anything}
          name="state"
          label={t.state}
          value={asked.state}
          choices={choices(TASK_STATES, t.states)}
        />
        <SelectField
          blank={t.anything}
          name="unit"
          label={t.unit}
          value={asked.unit}
          choices={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
        />
        <DateField name="from" label={t.dueFrom} value={asked.from} />
        <DateField name="to" label={t.dueTo} value={asked.to} />
      </details>
      <Button>{t.find}</Button>
    </SearchForm>
  );
}

function Nothing({ asked, mayPropose }: Pick<ListProps, 'asked' | 'mayPropose'>) {
  const t = useWords(TEXT);
  if (isNarrowed(asked)) {
    return (
      <EmptyState title={t.nothingFound} action={<LinkButton href="/tasks">{t.everything}</LinkButton>}>
        {t.tryLess}
      </EmptyState>
    );
  }
  const action = mayPropose ? <LinkButton href="/tasks/new">{t.newTask}</LinkButton> : undefined;
  return (
    <EmptyState title={t.none} {...(action && { action })}>
      {t.noneHint}
    </EmptyState>
  );
}

function TaskTable({ found, asked }: Pick<ListProps, 'found' | 'asked'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  const titleOf = useTitle();
  return (
    <>
      <Table
        caption={t.tasks}
        isCaptionHidden
        rows={found.tasks}
        keyOf={(one) => one.taskId}
        columns={[
          {
            label: t.what,
            cell: (one) => (
              <a href={pathOf(one.taskId)}>
                {`NV-${one.number.toString()}`} {titleOf(one)}
              </a>
            ),
          },
          { label: t.owner, cell: (one) => <PostWords post={one.owner} /> },
          { label: t.due, cell: (one) => (one.dueOn === null ? '–' : format.day(one.dueOn)), isFigure: true },
          { label: t.state, cell: (one) => <StatePill state={one.state} /> },
          { label: t.standing, cell: (one) => <StandingPill task={one} /> },
        ]}
      />
      <Pager
        page={asked.page}
        perPage={TASKS_PER_PAGE}
        shown={found.tasks.length}
        total={found.total}
        hrefOf={(page) => hrefOf(asked, { page })}
      />
    </>
  );
}
