import { FIGURE_KEYS, type FigureKey } from '@guong/core/meeting';
import type { Filled } from '../../http/filled.ts';
import {
  Button,
  Card,
  CheckField,
  LinkButton,
  Numbers,
  Page,
  Pager,
  Progress,
  SearchForm,
  SelectField,
  Table,
  useFormat,
  useWords,
} from '../ui/index.ts';
import type { CategoriesView, FiguresView, RecordsView, UnitsView } from './meeting-view.ts';
import { reconciliationHref } from './reconciliation-address.ts';
import { ScopeFields, type Scope } from './scope-fields.tsx';
import { TEXT } from './text.ts';

interface FiguresProps extends Pick<Filled, 'errors'> {
  readonly scope: Scope;
  readonly found?: FiguresView;
  readonly units: UnitsView;
  readonly categories: CategoriesView;
}
/** The same scope as the address of the rows behind a figure. */
const recordsHref = (scope: Scope, figure: FigureKey, page?: number): string =>
  `/meetings/figures/records?${new URLSearchParams({ ...scope, figure, ...(page !== undefined && { page: page.toString() }) }).toString()}`;

/** Sessions, attendances, rates by category, opinions: every number a link to its very rows. */
export function FiguresPage({ scope, found, units, categories, errors }: FiguresProps) {
  const t = useWords(TEXT);
  const { unit, fromOn, toOn } = scope;
  const crumbs = [{ href: '/meetings', label: t.meetings }];
  return (
    <Page
      title={t.figures}
      lead={t.figuresLead}
      crumbs={crumbs}
      errors={errors}
      actions={<LinkButton href={reconciliationHref({ unit, fromOn, toOn })}>{t.reconciliation}</LinkButton>}
    >
      <SearchForm action="/meetings/figures">
        <ScopeFields {...{ scope, units, errors }} />
        <SelectField
          name="category"
          label={t.category}
          isOptional
          blank={t.anyCategory}
          value={scope.category}
          choices={categories.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <CheckField name="study" label={t.studyOnly} value={scope.study} />
        <Button>{t.showFigures}</Button>
      </SearchForm>
      {found && <Found found={found} scope={scope} />}
    </Page>
  );
}

function Found({ found, scope }: { readonly found: FiguresView; readonly scope: Scope }) {
  const t = useWords(TEXT);
  const { figures } = found;
  const ofCalled: readonly FigureKey[] = ['present', 'excused', 'absent', 'madeUp'];
  return (
    <>
      <Numbers
        figures={FIGURE_KEYS.map((key) => ({
          value: figures[key],
          unit: t.figureNames[key],
          href: recordsHref(scope, key),
          ...(ofCalled.includes(key) && { of: figures.invited }),
        }))}
      />
      <Card title={t.presentOf}>
        {found.categories.map((one) => {
          const name = one.categoryName === '' ? t.uncategorised : one.categoryName;
          const own = { ...scope, category: one.category };
          return (
            <div key={one.category}>
              <Progress label={`${name}: ${t.dayZero}`} value={one.present} of={one.invited} />
              <Progress label={`${name}: ${t.afterMakeUp}`} value={one.present + one.madeUp} of={one.invited} />
              {one.category !== '' && <a href={recordsHref(own, 'present')}>{`${t.records}: ${name}`}</a>}
            </div>
          );
        })}
        <p class="muted">{t.makeUpNote}</p>
      </Card>
    </>
  );
}

/** How many rows stand on one page. */
export const ROWS_PER_PAGE = 100;

interface RecordsProps {
  readonly scope: Scope;
  readonly figure: FigureKey;
  readonly page: number;
  readonly found: RecordsView;
}
/** The rows that a figure counts; as many as it says. */
export function RecordsPage({ scope, figure, page, found }: RecordsProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const crumbs = [
    { href: '/meetings', label: t.meetings },
    { href: `/meetings/figures?${new URLSearchParams({ ...scope }).toString()}`, label: t.figures },
  ];
  const lead = `${t.recordCount(format.count(found.total))} · ${format.day(scope.fromOn)} – ${format.day(scope.toOn)}`;
  return (
    <Page title={`${t.records}: ${t.figureNames[figure]}`} lead={lead} crumbs={crumbs}>
      <Table
        caption={t.recordCount(format.count(found.total))}
        rows={found.records.map((row, at) => ({ ...row, at }))}
        keyOf={(row) => row.at.toString()}
        columns={[
          { label: t.title, cell: (row) => <a href={`/meetings/${row.meetingId}`}>{row.title}</a> },
          { label: t.unit, cell: (row) => row.unitName },
          { label: t.startsAt, cell: (row) => format.day(row.heldOn), isFigure: true },
          // A session is one of a kind; behind every other figure stands somebody.
          { label: figure === 'sessions' ? t.kind : t.person, cell: (row) => row.what },
        ]}
      />
      {found.total > 0 && (
        <Pager
          page={page}
          perPage={ROWS_PER_PAGE}
          shown={found.records.length}
          total={found.total}
          hrefOf={(to) => recordsHref(scope, figure, to)}
        />
      )}
    </Page>
  );
}
