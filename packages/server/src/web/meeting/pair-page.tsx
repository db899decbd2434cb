import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  Card,
  Columns,
  DefinitionList,
  Form,
  Hidden,
  LinkButton,
  Notice,
  Page,
  RadioGroup,
  TextField,
  useCommon,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import type { MeetingView } from './meeting-view.ts';
import { TEXT } from './text.ts';

/** What may be decided about a pair: two meetings, or strike the one or the other. */
export const PAIR_DECISIONS = ['apart', 'strikeFirst', 'strikeSecond'] as const;

interface PairProps extends Filled {
  readonly first: MeetingView;
  readonly second: MeetingView;
  /** Why what was asked cannot be done, in a sentence. */
  readonly refusal?: string;
}
/** Two meetings side by side, and the question whether they are one. */
export function PairPage({ first, second, refusal, ...filled }: PairProps) {
  const t = useWords(TEXT);
  const common = useCommon();
  const field = fieldOf(filled);
  const back = '/meetings/reconciliation';
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
      {refusal !== undefined && <Notice tone="late">{refusal}</Notice>}
      <Columns lead={<OneOfPair meeting={first} />} side={<OneOfPair meeting={second} />} />
      <Card title={t.decision}>
        <p>{t.strikeFact}</p>
        <Form action={`/meetings/${first.meetingId}/duplicate`}>
          <Hidden name="otherId" value={second.meetingId} />
          <RadioGroup
            {...field('decision')}
            label={t.decision}
            choices={[
              { value: 'apart', label: t.keepBoth },
              { value: 'strikeFirst', label: t.strikeThis(first.title) },
              { value: 'strikeSecond', label: t.strikeThis(second.title) },
            ]}
          />
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

function OneOfPair({ meeting }: { readonly meeting: MeetingView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Card title={meeting.title}>
      <DefinitionList
        facts={[
          { term: t.startsAt, value: format.instant(meeting.startsAt) },
          { term: t.unit, value: meeting.unitName },
          { term: t.place, value: meeting.place },
          { term: t.chair, value: meeting.chair },
          { term: t.state, value: t.states[meeting.state] },
          { term: t.figureNames.invited, value: format.count(meeting.counts.invited) },
          { term: t.figureNames.present, value: format.count(meeting.counts.present) },
          { term: t.figureNames.opinions, value: format.count(meeting.opinions.length) },
          { term: t.conclusions, value: format.count(meeting.conclusions.length) },
        ].filter(({ value }) => value !== '')}
      />
      <a href={`/meetings/${meeting.meetingId}`}>{t.openMeeting}</a>
    </Card>
  );
}
