import {
  Button,
  EmptyState,
  LinkButton,
  Page,
  Pager,
  Pill,
  SearchForm,
  SelectField,
  Table,
  TextField,
  useFormat,
  useWords,
} from '../ui/index.ts';
import type { KindsView, ListView } from './meeting-view.ts';
import { StatePill } from './parts.tsx';
import { TEXT } from './text.ts';

/** How many meetings stand on one page. */
export const MEETINGS_PER_PAGE = 50;

/** What the address asks for, as text. */
export interface Asked {
  readonly q: string;
  readonly kind: string;
  readonly year: string;
  readonly page: number;
}
interface ListProps {
  readonly found: ListView;
  readonly kinds: KindsView;
  readonly asked: Asked;
  readonly readsFigures: boolean;
}

/** The meetings that concern the reader. */
export function ListPage({ found, kinds, asked, readsFigures }: ListProps) {
  const t = useWords(TEXT);
  const actions = (
    <>
      {readsFigures && <LinkButton href="/meetings/figures">{t.figures}</LinkButton>}
      <LinkButton href="/meetings/kinds">{t.kindsTitle}</LinkButton>
      {found.mayPlan && (
        <LinkButton href="/meetings/new" weight="primary">
          {t.newMeeting}
        </LinkButton>
      )}
    </>
  );
  return (
    <Page title={t.meetings} lead={t.lead} actions={actions}>
      <SearchForm action="/meetings">
        <TextField name="q" label={t.findByName} isOptional maxLength={200} value={asked.q} />
        <SelectField
          name="kind"
          label={t.kind}
          isOptional
          blank={t.anyKind}
          value={asked.kind}
          choices={kinds.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField name="year" label={t.year} isOptional width="short" inputmode="numeric" value={asked.year} />
        <Button>{t.find}</Button>
      </SearchForm>
      {found.total === 0 ? <NoMeetings asked={asked} /> : <MeetingTable found={found} asked={asked} />}
    </Page>
  );
}

function NoMeetings({ asked: { q, kind, year } }: Pick<ListProps, 'asked'>) {
  const t = useWords(TEXT);
  if (q + kind + year === '') return <EmptyState title={t.noMeetings}>{t.noMeetingsHint}</EmptyState>;
  return (
    <EmptyState title={t.noneFound}>
      <a href="/meetings">{t.showAll}</a>
    </EmptyState>
  );
}

function MeetingTable({ found, asked }: Pick<ListProps, 'found' | 'asked'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <>
      <Table
        caption={t.meetings}
        isCaptionHidden
        rows={found.meetings}
        keyOf={(one) => one.meetingId}
        columns={[
          {
            label: t.title,
            cell: (one) => (
              <>
                <a href={`/meetings/${one.meetingId}`}>{one.title}</a> {one.isMakeUp && <Pill>{t.makeUp}</Pill>}
              </>
            ),
          },
          { label: t.unit, cell: (one) => `${one.unitName}: ${one.kindName}` },
          { label: t.startsAt, cell: (one) => format.instant(one.startsAt), isFigure: true },
          { label: t.state, cell: (one) => <StatePill state={one.state} /> },
          {
            label: t.presentOf,
            cell: (one) => t.ofPlaces(format.count(one.present), format.count(one.invited)),
            isFigure: true,
          },
          { label: t.opinions, cell: (one) => format.count(one.opinions), isFigure: true },
        ]}
      />
      <Pager
        page={asked.page}
        perPage={MEETINGS_PER_PAGE}
        shown={found.meetings.length}
        total={found.total}
        hrefOf={(page) => hrefOf(asked, page)}
      />
    </>
  );
}

function hrefOf({ q, kind, year }: Asked, page: number): string {
  const chosen = {
    ...(q !== '' && { q }),
    ...(kind !== '' && { kind }),
    ...(year !== '' && { year }),
    page: page.toString(),
  };
  return `/meetings?${new URLSearchParams(chosen).toString()}`;
}
