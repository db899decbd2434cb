import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  Card,
  Form,
  Hidden,
  LinkButton,
  Notice,
  Page,
  RadioGroup,
  Table,
  TextField,
  useCommon,
  useFormat,
  useSaid,
  useWords,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import type { MeetingView } from './meeting-view.ts';
import { decisionHref, reconciliationHref, type Checked } from './reconciliation-address.ts';
import { TEXT } from './text.ts';

/** What may be decided about a pair: two meetings, or strike the one or the other. */
export const PAIR_DECISIONS = ['apart', 'strikeFirst', 'strikeSecond'] as const;

interface PairProps extends Filled {
  readonly first: MeetingView;
  readonly second: MeetingView;
  /** The unit and period that were being checked. */
  readonly checked: Partial<Checked>;
  /** Why what was asked cannot be done, in a sentence. */
  readonly refusal?: string;
}
/** Two meetings side by side, and the question whether they are one. */
export function PairPage({ first, second, checked, refusal, ...filled }: PairProps) {
  const t = useWords(TEXT);
  const common = useCommon();
  const said = useSaid();
  const field = fieldOf(filled);
  const back = reconciliationHref(checked);
  const action = decisionHref({ meetingId: first.meetingId, step: 'duplicate', other: second.meetingId }, checked);
  return (
    <Page
      title={t.pairTitle}
      lead={t.pairLead}
      crumbs={[
        { href: '/meetings', label: t.meetings },
        { href: back, label: t.reconciliation },
      ]}
      errors={filled.errors}
    >
      {refusal !== undefined && <Notice tone="late">{said(refusal)}</Notice>}
      <SideBySide first={first} second={second} />
      <Card>
        <Form action={action}>
          <Hidden name="otherId" value={second.meetingId} />
          <RadioGroup
            {...field('decision')}
            label={t.decision}
            choices={[
              { value: 'apart', label: t.keepBoth },
              { value: 'strikeFirst', label: t.strikeThis(t.theFirst, first.title) },
              { value: 'strikeSecond', label: t.strikeThis(t.theSecond, second.title) },
            ]}
          />
          <p class="muted">{t.strikeFact}</p>
          <TextField {...field('reason')} label={t.reason} maxLength={500} />
          <Actions>
            <Button weight="primary">{t.decideIt}</Button>
            <LinkButton href={back}>{common.cancel}</LinkButton>
          </Actions>
        </Form>
      </Card>
    </Page>
  );
}

/** The names of figures begin small, as they stand behind a number; here they head a line. */
const atHead = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What was written twice mostly bears one title: a number tells the two apart, and the titles are the first line. */
function SideBySide({ first, second }: Pick<PairProps, 'first' | 'second'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  const facts: readonly (readonly [string, (one: MeetingView) => string])[] = [
    [t.title, (one) => one.title],
    [t.startsAt, (one) => format.instant(one.startsAt)],
    [t.unit, (one) => one.unitName],
    [t.place, (one) => one.place],
    [t.chair, (one) => one.chair],
    [t.state, (one) => t.states[one.state]],
    [atHead(t.figureNames.invited), (one) => format.count(one.counts.invited)],
    [atHead(t.figureNames.present), (one) => format.count(one.counts.present)],
    [atHead(t.figureNames.opinions), (one) => format.count(one.opinions.length)],
    [t.conclusions, (one) => format.count(one.conclusions.length)],
  ];
  const rows = facts.map(([label, of]) => ({ label, one: of(first) || '–', other: of(second) || '–' }));
  const shown = (row: (typeof rows)[number], value: string) => (row.one === row.other ? value : <b>{value}</b>);
  return (
    <Card>
      <Table
        caption={t.differInBold}
        rows={rows}
        keyOf={({ label }) => label}
        columns={[
          { label: t.fact, cell: ({ label }) => label },
          { label: atHead(t.theFirst), cell: (row) => shown(row, row.one) },
          { label: atHead(t.theSecond), cell: (row) => shown(row, row.other) },
        ]}
      />
      <Actions>
        <LinkButton href={`/meetings/${first.meetingId}`}>{t.openIt(t.theFirst)}</LinkButton>
        <LinkButton href={`/meetings/${second.meetingId}`}>{t.openIt(t.theSecond)}</LinkButton>
      </Actions>
    </Card>
  );
}
