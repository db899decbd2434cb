import { obligedIn } from '@guong/core/document';
import {
  Actions,
  Card,
  EmptyState,
  Item,
  ItemList,
  LinkButton,
  Page,
  Pager,
  Pill,
  Progress,
  useFormat,
  useWords,
} from '../ui/index.ts';
import type { DirectivesView } from './directive-view.ts';
import { TEXT } from './text.ts';

/** How many directives stand on one page. */
export const DIRECTIVES_PER_PAGE = 30;

interface DirectivesProps {
  readonly found: DirectivesView;
  /** The year asked for; empty for every year. */
  readonly year: string;
  readonly page: number;
  readonly today: string;
}

/** Documents that ask something of units, each with how far it was carried out. */
export function DirectivesPage({ found, year, page, today }: DirectivesProps) {
  const t = useWords(TEXT);
  if (found.years.length === 0) {
    return (
      <Page title={t.directives} lead={t.directivesLead}>
        <EmptyState title={t.noDirectives} action={<LinkButton href="/documents">{t.toRegister}</LinkButton>}>
          {t.noDirectivesHint}
        </EmptyState>
        <Doors />
      </Page>
    );
  }
  const hrefOf = (to: number): string => `/directives?${new URLSearchParams({ year, page: to.toString() }).toString()}`;
  return (
    <Page title={t.directives} lead={t.directivesLead} actions={<YearMatrix found={found} year={year} />}>
      <Years years={found.years} chosen={year} />
      <Card>
        <ItemList>
          {found.directives.map((one) => (
            <DirectiveLine key={one.documentId} {...{ one, today }} />
          ))}
        </ItemList>
      </Card>
      <Pager
        page={page}
        perPage={DIRECTIVES_PER_PAGE}
        shown={found.directives.length}
        total={found.total}
        hrefOf={hrefOf}
      />
      <Doors />
    </Page>
  );
}

interface LineProps {
  readonly one: DirectivesView['directives'][number];
  readonly today: string;
}
function DirectiveLine({ one, today }: LineProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { covers } = one;
  return (
    <Item
      title={
        <>
          <a href={`/directives/${one.documentId}`}>{one.symbol}</a> {one.title}
        </>
      }
      facts={
        <>
          {one.issuerName} · {format.day(one.issuedOn)} · <NextDue {...{ one, today }} />{' '}
          {covers.late > 0 && <Pill tone="warn">{`${format.count(covers.late)} ${t.late}`}</Pill>}{' '}
          {covers.missing > 0 && <Pill tone="late">{`${format.count(covers.missing)} ${t.missing}`}</Pill>}{' '}
          {covers.exempt > 0 && <Pill>{`${format.count(covers.exempt)} ${t.exempt}`}</Pill>}
        </>
      }
      action={
        <Progress
          label={`${t.done} ${one.symbol}`}
          isLabelHidden
          value={covers.covered + covers.late}
          of={obligedIn(covers)}
        />
      }
    />
  );
}

/** A day that has passed is no next day: it says since when somebody is overdue. */
function NextDue({ one: { nextDueOn }, today }: LineProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (nextDueOn === null) return t.nothingWaits;
  const day = format.day(nextDueOn);
  return nextDueOn < today ? <Pill tone="late">{t.overdueSince(day)}</Pill> : `${t.nextDueOn} ${day}`;
}

function Years({ years, chosen }: { readonly years: readonly number[]; readonly chosen: string }) {
  const t = useWords(TEXT);
  const choices = [['', t.everyYear], ...years.map((year) => [year.toString(), year.toString()])] as const;
  return (
    <nav class="actions" aria-label={t.year}>
      {choices.map(([value = '', label = '']) => (
        <a
          key={value}
          class="switch"
          href={value === '' ? '/directives' : `/directives?year=${value}`}
          aria-current={value === chosen ? 'page' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function YearMatrix({ found, year }: Pick<DirectivesProps, 'found' | 'year'>) {
  const t = useWords(TEXT);
  const shown = year === '' ? (found.years[0]?.toString() ?? '') : year;
  return <LinkButton href={`/directives/matrix?year=${shown}`}>{t.yearMatrix(shown)}</LinkButton>;
}

function Doors() {
  const t = useWords(TEXT);
  return (
    <Actions>
      <LinkButton href="/directives/holes">{t.holes}</LinkButton>
      <LinkButton href="/directives/orphans">{t.orphans}</LinkButton>
    </Actions>
  );
}
