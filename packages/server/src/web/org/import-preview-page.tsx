import {
  Actions,
  Button,
  Card,
  Form,
  LinkButton,
  Notice,
  Numbers,
  Page,
  SelectField,
  useFormat,
  useSaid,
  useTold,
  useWords,
  type Figure,
  type Messages,
} from '../ui/index.ts';
import { FIELD_NAMES, IMPORT_FIELDS } from '@guong/core/org';
import { withRound } from './import-address.ts';
import { QuestionsForm } from './import-questions.tsx';
import { RowsTable } from './import-rows.tsx';
import { IMPORT_TEXT } from './import-text.ts';
import type { ImportView } from './org-view.ts';

/** What the pages of one import need. */
export interface ImportProps {
  readonly list: ImportView;
  /** The round for which a roll is wanted, or empty. */
  readonly round: string;
  readonly errors?: Messages;
}
const NONE: Messages = {};

/** A list as it was read: what was changed, what is wrong, who is who, and which column is what. */
export function ImportPreviewPage({ list, round, errors = NONE }: ImportProps) {
  const t = useWords(IMPORT_TEXT);
  const said = useSaid();
  const told = useTold();
  const { counts } = list;
  const path = `/org/import/${list.importId}`;
  const isReady = counts.blocked === 0 && counts.undecided === 0 && counts.people > 0;
  const confirm = (
    <LinkButton href={withRound(`${path}/confirm`, round)} weight="primary">
      {t.confirmLink}
    </LinkButton>
  );
  return (
    <Page
      title={`${t.preview}: ${list.fileName}`}
      crumbs={[{ href: withRound('/org/import', round), label: t.imports }]}
      errors={errors}
      {...(isReady && { actions: confirm })}
    >
      {list.state === 'failed' && <Notice tone="late">{t.failed(said(list.failure))}</Notice>}
      <Numbers figures={figuresOf(list, t)} />
      <Card title={t.fileNotes}>
        <ul>
          {list.notes.map(told).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Card>
      {counts.blocked > 0 && <BlockedCard list={list} round={round} />}
      <QuestionsForm list={list} round={round} errors={errors} />
      <RowsTable list={list} round={round} />
      <MappingCard list={list} round={round} errors={errors} />
      <Actions>
        <LinkButton href={`${path}/report`}>{t.report}</LinkButton>
      </Actions>
      <Form action={withRound(`${path}/discard`, round)}>
        <Actions>
          <Button weight="danger">{t.discard}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function figuresOf({ counts }: ImportView, t: (typeof IMPORT_TEXT)['vi']): Figure[] {
  const figures: Figure[] = [
    { value: counts.rows, unit: t.rows },
    { value: counts.people, unit: t.people },
    { value: counts.changedCells, unit: t.changedCells },
  ];
  if (counts.knownPeople > 0) figures.push({ value: counts.knownPeople, unit: t.knownPeople });
  if (counts.repeatedRows > 0) figures.push({ value: counts.repeatedRows, unit: t.repeated });
  if (counts.blocked > 0) figures.push({ value: counts.blocked, unit: t.blocked, tone: 'late' });
  if (counts.undecided > 0) figures.push({ value: counts.undecided, unit: t.undecided, tone: 'warn' });
  return figures;
}

function BlockedCard({ list, round }: ImportProps) {
  const t = useWords(IMPORT_TEXT);
  const format = useFormat();
  return (
    <Card title={`${format.count(list.counts.blocked)} ${t.blocked}`}>
      <p>{t.blockedHint}</p>
      <Form action={withRound(`/org/import/${list.importId}/leave-out`, round)}>
        <Actions>
          <Button>{t.leaveOutBlocked(format.count(list.counts.blocked))}</Button>
          <LinkButton href={withRound(`/org/import/${list.importId}`, round, { show: 'problems' })}>
            {t.show.problems}
          </LinkButton>
        </Actions>
      </Form>
    </Card>
  );
}

function MappingCard({ list, round, errors = NONE }: ImportProps) {
  const t = useWords(IMPORT_TEXT);
  const said = useSaid();
  const choices = list.columns.map(({ column, title }) => ({ value: column.toString(), label: title }));
  const sheets = list.sheets
    .filter((sheet) => sheet.rows > 0)
    .map(({ name, isHidden }) => ({ value: name, label: isHidden ? t.hiddenSheet(name) : name }));
  return (
    <Card title={t.columns}>
      <p class="hint">{t.columnsHint}</p>
      <Form action={withRound(`/org/import/${list.importId}/mapping`, round)}>
        <SelectField name="sheet" label={t.sheet} value={list.sheet} choices={sheets} error={errors['sheet']} />
        {IMPORT_FIELDS.map((field) => (
          <SelectField
            key={field}
            name={`mapping.${field}`}
            label={said(FIELD_NAMES[field])}
            value={list.mapping[field]?.toString()}
            choices={choices}
            error={errors[`mapping.${field}`]}
            isOptional={field !== 'name'}
          />
        ))}
        <Actions>
          <Button>{t.readAgain}</Button>
        </Actions>
      </Form>
    </Card>
  );
}
