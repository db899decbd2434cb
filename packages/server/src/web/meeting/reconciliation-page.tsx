import type { ComponentChildren } from 'preact';
import { FIGURE_KEYS } from '@guong/core/meeting';
import type { Filled } from '../../http/filled.ts';
import {
  Button,
  Card,
  Item,
  ItemList,
  LinkButton,
  Notice,
  Page,
  Pill,
  PrintLink,
  SearchForm,
  Table,
  useFormat,
  useWords,
} from '../ui/index.ts';
import type { ReconciliationView, UnitsView } from './meeting-view.ts';
import { decisionHref, type Checked } from './reconciliation-address.ts';
import { ScopeFields, type Scope } from './scope-fields.tsx';
import { TEXT } from './text.ts';

interface ReconciliationProps extends Pick<Filled, 'errors'> {
  readonly scope: Scope;
  readonly found?: ReconciliationView;
  readonly units: UnitsView;
}
type Found = { readonly found: ReconciliationView };
type FoundIn = Found & { readonly checked: Checked };
type Line = ReconciliationView['wrong']['lines'][number];

/** What a report over meetings is checked for before it is signed. */
export function ReconciliationPage({ scope, found, units, errors }: ReconciliationProps) {
  const t = useWords(TEXT);
  const crumbs = [
    { href: '/meetings', label: t.meetings },
    { href: `/meetings/figures?${new URLSearchParams({ ...scope }).toString()}`, label: t.figures },
  ];
  const { unit, fromOn, toOn } = scope;
  const checked = { unit, fromOn, toOn };
  const head = { title: t.reconciliation, lead: t.reconciliationLead, crumbs, errors };
  return (
    <Page {...head} {...(found && { actions: <PrintLink /> })}>
      <SearchForm action="/meetings/reconciliation">
        <ScopeFields {...{ scope, units, errors }} />
        <Button>{t.reconcile}</Button>
      </SearchForm>
      {found && <Checks found={found} checked={checked} />}
    </Page>
  );
}

function Checks({ found, checked }: FoundIn) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { wrong, alike, changed, notClosed, notSigned } = found;
  const toSee = alike.total + changed.total + notClosed.total + notSigned.total;
  const fits = found.unequal.length === 0 && wrong.total === 0;
  return (
    <>
      <Notice tone={fits ? 'good' : 'late'}>
        <p>{fits ? t.fits : t.fitsNot}</p>
        <p>{toSee === 0 ? t.nothingToSee : t.toSee(format.count(toSee))}</p>
      </Notice>
      <AlikeCard found={found} checked={checked} />
      <Lines title={t.notClosedTitle} lead={t.notClosedLead} none={t.notClosedNone} list={notClosed} />
      <Lines title={t.notSignedTitle} none={t.notSignedNone} list={notSigned} />
      <Lines
        title={t.changedTitle}
        none={t.changedNone}
        list={changed}
        more={(line) => [
          t.changedFacts(format.count(line.changes), format.instant(line.lastAt)),
          line.reason,
          ...(line.isAfterMinutes ? [t.afterMinutes] : []),
        ]}
      />
      <PartsCard found={found} />
      <WrongCard found={found} />
      <Decided found={found} checked={checked} />
    </>
  );
}

function WrongCard({ found }: Found) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { held, isRecounted, wrong } = found;
  if (!isRecounted) {
    return (
      <Card title={t.wrongTitle} aside={<Pill>{t.notRecounted}</Pill>}>
        <p>{t.tooMany(format.count(held))}</p>
      </Card>
    );
  }
  return <Lines title={t.wrongTitle} lead={t.wrongLead} none={t.wrongNone(format.count(held))} list={wrong} />;
}

interface LinesProps<L extends Line> {
  readonly title: string;
  readonly lead?: string;
  readonly none: string;
  readonly list: { readonly total: number; readonly lines: readonly L[] };
  readonly more?: (line: L) => readonly string[];
  readonly action?: (line: L) => ComponentChildren;
  readonly titleOf?: (line: L) => ComponentChildren;
}
/** What one check found: each meeting with what is to be known of it. */
function Lines<L extends Line>({ title, lead, none, list, more, action, titleOf }: LinesProps<L>) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { lines, total } = list;
  const count = total === 0 ? <Pill tone="good">0</Pill> : <Pill tone="warn">{format.count(total)}</Pill>;
  return (
    <Card title={title} aside={count}>
      {total === 0 && <p class="muted">{none}</p>}
      {total > 0 && lead !== undefined && <p>{lead}</p>}
      {total > 0 && (
        <ItemList>
          {lines.map((line, at) => (
            <Item
              key={at}
              title={titleOf ? titleOf(line) : <a href={`/meetings/${line.meetingId}`}>{line.title}</a>}
              facts={[line.unitName, format.day(line.heldOn), ...(more?.(line) ?? [t.states[line.state]])].join(' · ')}
              action={action?.(line)}
            />
          ))}
        </ItemList>
      )}
      {total > lines.length && <p class="muted">{t.shownOf(format.count(lines.length), format.count(total))}</p>}
    </Card>
  );
}

function AlikeCard({ found, checked }: FoundIn) {
  const t = useWords(TEXT);
  const format = useFormat();
  const clock = (at: Date): string => format.instant(at).split(',')[0] ?? '';
  return (
    <Lines
      title={t.alikeTitle}
      lead={t.alikeLead}
      none={t.alikeNone}
      list={found.alike}
      titleOf={({ meetingId, title, other }) => (
        <>
          <a href={`/meetings/${meetingId}`}>{title}</a> · <a href={`/meetings/${other.meetingId}`}>{other.title}</a>
        </>
      )}
      more={(line) => [t.and(clock(line.startsAt), clock(line.other.startsAt)), t.inBoth(format.count(line.inBoth))]}
      action={({ meetingId, other }) =>
        found.mayDecide && (
          <LinkButton href={decisionHref({ meetingId, step: 'duplicate', other: other.meetingId }, checked)}>
            {t.decide}
          </LinkButton>
        )
      }
    />
  );
}

type Part = ReconciliationView['parts'][number];
const hasAny = ({ figures }: Part): boolean => FIGURE_KEYS.some((key) => figures[key] > 0);
/** By name, with cell 2 before cell 12. */
const byName = new Intl.Collator('vi', { numeric: true });

function PartsCard({ found }: Found) {
  const t = useWords(TEXT);
  const format = useFormat();
  const names = found.unequal.map((key) => t.figureNames[key]).join(', ');
  const aside =
    names === '' ? <Pill tone="good">{t.partsEqual}</Pill> : <Pill tone="late">{t.partsUnequal(names)}</Pill>;
  const parts = found.parts.toSorted(
    (one, other) => Number(other.isAlone) - Number(one.isAlone) || byName.compare(one.name, other.name),
  );
  const without = parts.filter((part) => !part.isAlone && !hasAny(part));
  return (
    <Card title={t.partsTitle} aside={aside}>
      <Table
        caption={t.partsTitle}
        isCaptionHidden
        isWholeOnPhones
        rows={parts.filter((part) => part.isAlone || hasAny(part))}
        keyOf={({ unitId, isAlone }) => `${unitId}${String(isAlone)}`}
        columns={[
          { label: t.part, cell: ({ name, isAlone }) => (isAlone ? t.alone(name) : name) },
          ...FIGURE_KEYS.map((key) => ({
            label: t.figureNames[key],
            cell: ({ figures }: Part) => format.count(figures[key]),
            isFigure: true,
          })),
        ]}
        footer={[t.total, ...FIGURE_KEYS.map((key) => format.count(found.whole[key]))]}
      />
      {without.length > 0 && (
        <p class="muted">
          {t.withoutMeetings(format.count(without.length))} {without.map(({ name }) => name).join(', ')}.
        </p>
      )}
    </Card>
  );
}

/** What was decided about pairs; what was struck can come back. */
function Decided({ found, checked }: FoundIn) {
  const t = useWords(TEXT);
  return (
    <>
      {found.struck.total > 0 && (
        <Lines
          title={t.struckTitle}
          none=""
          list={found.struck}
          more={({ other, reason }) => [t.sameAs(other.title), reason]}
          action={({ meetingId }) =>
            found.mayDecide && (
              <LinkButton href={decisionHref({ meetingId, step: 'duplicate/return' }, checked)}>
                {t.bringBack}
              </LinkButton>
            )
          }
        />
      )}
      {found.keptApart.total > 0 && (
        <Lines
          title={t.keptApartTitle}
          none=""
          list={found.keptApart}
          more={({ other, reason }) => [other.title, reason]}
        />
      )}
    </>
  );
}
