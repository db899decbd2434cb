import {
  Button,
  Card,
  Columns,
  EmptyState,
  FileDownload,
  LinkButton,
  Numbers,
  Page,
  Pager,
  Pill,
  SearchForm,
  SelectField,
  Table,
  TextField,
  useFormat,
  useWords,
} from '../../ui/index.ts';
import type { RollView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { ProblemsCard, type ProblemsView } from './roll-problems.tsx';
import { addressOf, isNarrowed, type RollSearch } from './roll-search.ts';
import { ROLL_TEXT } from './roll-text.ts';

const ENTRIES_PER_PAGE = 100;

interface Props {
  readonly roll: RollView;
  readonly search: RollSearch;
  /** Left out where the roll is frozen, or a search narrows it. */
  readonly problems?: ProblemsView;
}

/** The roll: problems first, then a search, then who is called and who has received; never who has cast. */
export function RollPage({ roll, search, problems }: Props) {
  const t = useWords(TEXT);
  const words = useWords(ROLL_TEXT);
  const base = `/rounds/${roll.roundId}`;
  const crumbs = [
    { href: '/rounds', label: t.rounds },
    { href: base, label: roll.title },
  ];
  const add = roll.mayChange ? (
    <>
      <LinkButton href={`${base}/roll/add`}>{words.add}</LinkButton>
      <LinkButton href={`${base}/voters`}>{t.makeRoll}</LinkButton>
    </>
  ) : undefined;
  if (roll.total === 0) {
    return (
      <Page title={t.rollPage} lead={t.rollNote} crumbs={crumbs} {...(add && { actions: add })}>
        <EmptyState title={t.noRoll} />
      </Page>
    );
  }
  return (
    <Page title={t.rollPage} lead={t.rollNote} crumbs={crumbs} {...(add && { actions: add })}>
      <RollFigures roll={roll} />
      {problems && <ProblemsCard roundId={roll.roundId} problems={problems} mayChange={roll.mayChange} />}
      <RollSearchForm roll={roll} search={search} />
      <RollTable roll={roll} search={search} />
      <Columns
        lead={
          <Card title={words.byCategory}>
            <PartTable parts={roll.categories} label={words.category} caption={words.byCategory} />
          </Card>
        }
        side={<Sheets roll={roll} />}
      />
    </Page>
  );
}

function RollFigures({ roll }: Pick<Props, 'roll'>) {
  const t = useWords(ROLL_TEXT);
  const waiting = roll.total - roll.issued;
  return (
    <Numbers
      figures={[
        { value: roll.total, unit: t.inList },
        { value: roll.issued, unit: t.issued, of: roll.total },
        { value: waiting, unit: t.no, of: roll.total, href: addressOf(roll.roundId, { received: 'no' }) },
      ]}
    />
  );
}

function RollSearchForm({ roll, search }: Pick<Props, 'roll' | 'search'>) {
  const t = useWords(ROLL_TEXT);
  const format = useFormat();
  const labelled = (value: string, name: string, people: number) => ({
    value,
    label: `${name} (${format.count(people)})`,
  });
  return (
    <SearchForm action={`/rounds/${roll.roundId}/roll`}>
      <TextField name="q" label={t.search} value={search.q} inputmode="search" />
      <SelectField
        name="category"
        label={t.category}
        value={search.category}
        choices={roll.categories
          .filter(({ category }) => category !== '')
          .map((one) => labelled(one.category, one.name, one.people))}
        blank={t.all}
      />
      <SelectField
        name="unit"
        label={t.unit}
        value={search.unit}
        choices={roll.units.filter(({ name }) => name !== '').map((one) => labelled(one.name, one.name, one.people))}
        blank={t.all}
      />
      <SelectField
        name="received"
        label={t.received}
        value={search.received}
        choices={[
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ]}
        blank={t.all}
      />
      <div class="actions">
        <Button weight="primary">{t.find}</Button>
        {isNarrowed(search) && <LinkButton href={`/rounds/${roll.roundId}/roll`}>{t.clear}</LinkButton>}
      </div>
    </SearchForm>
  );
}

type Entry = RollView['entries'][number];

function RollTable({ roll, search }: Pick<Props, 'roll' | 'search'>) {
  const t = useWords(TEXT);
  const words = useWords(ROLL_TEXT);
  const format = useFormat();
  const found = words.found(format.count(roll.found), format.count(roll.total));
  if (roll.found === 0) return <EmptyState title={found}>{words.nothing}</EmptyState>;
  const change = (row: Entry) => (
    <a href={`/rounds/${roll.roundId}/roll/${row.personId}/leave-out`}>
      {words.leaveOutShort}
      <span class="unseen"> {row.name}</span>
    </a>
  );
  return (
    <>
      <Table
        caption={isNarrowed(search) ? found : t.rollCaption(format.count(roll.total))}
        rows={roll.entries}
        keyOf={(row) => row.personId}
        columns={[
          { label: t.name, cell: (row) => row.name },
          { label: t.number, cell: (row) => format.count(row.rollNo) },
          {
            label: words.postAndUnit,
            cell: (row) => [row.post, row.unit].filter(Boolean).join(' · ') || '–',
          },
          {
            label: t.category,
            cell: (row) => row.categoryName || <Pill tone="warn">{words.noCategory}</Pill>,
          },
          {
            label: t.received,
            cell: (row) => (row.isIssued ? <Pill tone="good">{t.hasReceived}</Pill> : <Pill>{t.notReceived}</Pill>),
          },
          ...(roll.mayChange ? [{ label: words.actions, cell: change }] : []),
        ]}
      />
      <Pager
        page={roll.page}
        perPage={ENTRIES_PER_PAGE}
        shown={roll.entries.length}
        total={roll.found}
        hrefOf={(to) => addressOf(roll.roundId, search, to)}
      />
    </>
  );
}

function PartTable(props: {
  readonly parts: readonly { readonly name: string; readonly people: number; readonly issued: number }[];
  readonly label: string;
  readonly caption: string;
}) {
  const t = useWords(ROLL_TEXT);
  const format = useFormat();
  return (
    <Table
      caption={props.caption}
      isCaptionHidden
      rows={props.parts}
      keyOf={(row) => row.name}
      columns={[
        { label: props.label, cell: (row) => row.name || t.noCategory },
        { label: t.people, cell: (row) => format.count(row.people), isFigure: true },
        {
          label: t.shareReceived,
          cell: (row) => format.share({ part: row.issued, whole: row.people }),
          isFigure: true,
        },
      ]}
    />
  );
}

/** What is printed, what is downloaded, and the reminder while ballots are handed out. */
function Sheets({ roll }: Pick<Props, 'roll'>) {
  const t = useWords(TEXT);
  const words = useWords(ROLL_TEXT);
  const format = useFormat();
  const base = `/rounds/${roll.roundId}`;
  const sheet = (query: string, label: string) => (
    <li>
      <a class="download" href={`${base}/roll/sheet?${query}&print=1`}>
        <span>{label}</span>
      </a>
    </li>
  );
  const waiting = roll.total - roll.issued;
  return (
    <>
      <Card title={words.sheets}>
        <ul class="plain">
          {sheet('by=category', words.signByCategory)}
          {sheet('by=unit', words.signByUnit)}
          {waiting > 0 && sheet('by=unit&only=waiting', words.callByUnit)}
        </ul>
        {roll.mayRemind && waiting > 0 && (
          <div class="actions">
            <LinkButton href={`${base}/step/remind`}>{words.remind}</LinkButton>
          </div>
        )}
        {roll.remindedOn !== null && <p class="muted">{words.remindedOn(format.day(roll.remindedOn))}</p>}
      </Card>
      <Card title={words.files}>
        <ul class="plain">
          <li>
            <FileDownload href={`${base}/roll/export?format=xlsx`} label={t.rollPage} kind="Excel" />
          </li>
          <li>
            <FileDownload href={`${base}/roll/export?format=csv`} label={t.rollPage} kind="CSV" />
          </li>
        </ul>
      </Card>
    </>
  );
}
