import type { Filled } from '../../http/filled.ts';
import {
  Button,
  Card,
  EmptyState,
  Form,
  Hidden,
  Item,
  ItemList,
  LinkButton,
  Notice,
  Page,
  Pill,
  SearchForm,
  SelectField,
  Table,
  TextField,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { PressForm } from './meeting-cards.tsx';
import {
  isPreparing,
  type AttendanceView,
  type FoundView,
  type HoldingsView,
  type MeetingView,
} from './meeting-view.ts';
import { useCrumbs } from './parts.tsx';
import { peopleIn } from './plan-page.tsx';
import { fieldOf } from './form-state.ts';
import { TEXT } from './text.ts';

interface CalledProps extends Filled {
  readonly meeting: MeetingView;
  readonly list: AttendanceView;
  readonly holdings: HoldingsView;
  /** What was looked for; null where the reader may not search all people and chooses among those who hold a post. */
  readonly search: { readonly query: string; readonly found: FoundView } | null;
}

/** Single people: found by name and called, or left out with a reason. */
export function CalledPage(props: CalledProps) {
  const t = useWords(TEXT);
  const { meeting, search, errors } = props;
  return (
    <Page title={t.calledTitle} lead={t.calledLead} crumbs={useCrumbs(meeting)} errors={errors}>
      {!isPreparing(meeting) && <Notice>{t.calledFrozen}</Notice>}
      {isPreparing(meeting) && (search ? <Search {...props} search={search} /> : <Choose {...props} />)}
      <LeftOut {...props} />
      <OnTheList {...props} />
    </Page>
  );
}

const actionOf = ({ meetingId }: MeetingView): string => `/meetings/${meetingId}/invitation/people`;

function Search({ meeting, list, search }: CalledProps & { readonly search: NonNullable<CalledProps['search']> }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { query, found } = search;
  const isOn = new Set(list.people.map(({ personId }) => personId));
  const more = found.total - found.people.length;
  return (
    <>
      <SearchForm action={actionOf(meeting)}>
        <TextField name="q" label={t.calledSearch} value={query} />
        <Button>{t.calledFind}</Button>
      </SearchForm>
      {query !== '' && found.total === 0 && <EmptyState title={t.calledNobody(query)}>{t.calledTryLess}</EmptyState>}
      {found.total > 0 && (
        <Card title={t.calledFound(format.count(found.total))}>
          <ItemList>
            {found.people.map((one) => (
              <Item
                key={one.personId}
                title={one.fullName}
                facts={[...one.postTitles, one.cellName ?? ''].filter((part) => part !== '').join(', ')}
                action={
                  isOn.has(one.personId) ? (
                    <Pill tone="good">{t.calledIsOn}</Pill>
                  ) : (
                    <PressForm action={actionOf(meeting)} words={t.calledAdd(one.fullName)}>
                      <Hidden name="personId" value={one.personId} />
                    </PressForm>
                  )
                }
              />
            ))}
          </ItemList>
          {more > 0 && <p class="muted">{t.calledMore(format.count(more))}</p>}
        </Card>
      )}
    </>
  );
}

function Choose({ meeting, list, holdings, typed, errors }: CalledProps) {
  const t = useWords(TEXT);
  const isOn = new Set(list.people.map(({ personId }) => personId));
  const choices = peopleIn(holdings).filter(({ value }) => !isOn.has(value));
  return (
    <Form action={actionOf(meeting)}>
      <SelectField {...fieldOf({ typed, errors })('personId')} label={t.calledPerson} choices={choices} />
      <Button weight="primary">{t.calledDone}</Button>
    </Form>
  );
}

function LeftOut({ meeting, list: { leftOut } }: CalledProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (leftOut.length === 0) return null;
  return (
    <Card title={t.leftOutTitle(format.count(leftOut.length))}>
      <ItemList>
        {leftOut.map((one) => (
          <Item
            key={one.personId}
            title={one.name}
            facts={`${t.reason}: ${one.because}`}
            {...(isPreparing(meeting) && {
              action: (
                <PressForm action={actionOf(meeting)} words={t.calledAgain(one.name)}>
                  <Hidden name="personId" value={one.personId} />
                </PressForm>
              ),
            })}
          />
        ))}
      </ItemList>
    </Card>
  );
}

function OnTheList({ meeting, list: { people } }: CalledProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (people.length === 0) return <EmptyState title={t.calledNow(format.count(0))}>{t.calledEmpty}</EmptyState>;
  return (
    <Table
      caption={t.calledNow(format.count(people.length))}
      rows={people}
      keyOf={({ personId }) => personId}
      columns={[
        { label: t.person, cell: (one) => `${one.seatNo.toString()}. ${one.name}` },
        { label: t.postTitles, cell: (one) => one.post || one.unitName },
        {
          label: t.category,
          cell: (one) => (
            <>
              {one.categoryName} {one.isSingle && <Pill>{t.calledSingle}</Pill>}
            </>
          ),
        },
        ...(isPreparing(meeting)
          ? [
              {
                label: t.leaveOut,
                cell: (one: AttendanceView['people'][number]) => (
                  <LinkButton href={`/meetings/${meeting.meetingId}/invitation/${one.personId}/leave-out`}>
                    {t.leaveOut}
                    <span class="unseen"> {one.name}</span>
                  </LinkButton>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
