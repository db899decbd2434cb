import { typedOr, type Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  ConfirmPage,
  Form,
  LinkButton,
  Page,
  SelectField,
  TextArea,
  TextField,
  useCommon,
  useFormat,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import type { MeetingView } from './meeting-view.ts';
import { useCrumbs } from './parts.tsx';
import { TEXT } from './text.ts';

/** Where whoever runs a meeting goes on: the one page while it is held, its record afterwards. */
export const workPageOf = ({ meetingId, state }: Pick<MeetingView, 'meetingId' | 'state'>): string =>
  `/meetings/${meetingId}${state === 'open' ? '/run' : ''}`;

interface OfMeeting extends Filled {
  readonly meeting: MeetingView;
}
function End({ meeting }: Pick<OfMeeting, 'meeting'>) {
  const t = useWords(TEXT);
  const common = useCommon();
  return (
    <Actions>
      <Button weight="primary">{t.mend}</Button>
      <LinkButton href={workPageOf(meeting)}>{common.cancel}</LinkButton>
    </Actions>
  );
}

/** What somebody said, as it should have been written down; a reason is asked for once the meeting has closed. */
export function MendOpinionPage({
  meeting,
  opinion,
  typed,
  errors,
}: OfMeeting & { readonly opinion: MeetingView['opinions'][number] }) {
  const t = useWords(TEXT);
  const { opinionId, opinionNo, kind, topic, text, speaker } = opinion;
  const field = fieldOf({ typed: typedOr(typed, { kind, topic, text }), errors });
  const kinds = Object.entries(t.kinds).map(([value, label]) => ({ value, label }));
  const isHeld = meeting.state !== 'open';
  return (
    <Page title={t.mendOpinion(opinionNo?.toString() ?? '')} lead={speaker} crumbs={useCrumbs(meeting)} errors={errors}>
      <Form action={`/meetings/${meeting.meetingId}/opinions/${opinionId}/correct`}>
        {isHeld && <p class="muted">{t.minutesAgain}</p>}
        <WhoSees sentence={t.whoSees} />
        <SelectField {...field('kind')} label={t.opinionKind} choices={kinds} />
        <TextField {...field('topic')} label={t.topic} isOptional maxLength={300} />
        <TextArea {...field('text')} label={t.gist} rows={5} maxLength={5000} />
        {isHeld && <TextField {...field('reason')} label={t.reason} />}
        <End meeting={meeting} />
      </Form>
    </Page>
  );
}

/** A vote with the numbers that were really counted. */
export function MendVotePage({
  meeting,
  vote,
  typed,
  errors,
}: OfMeeting & { readonly vote: MeetingView['votes'][number] }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const stands = {
    question: vote.question,
    votesFor: vote.votesFor.toString(),
    votesAgainst: vote.votesAgainst.toString(),
    abstentions: vote.abstentions.toString(),
  };
  const field = fieldOf({ typed: typedOr(typed, stands), errors });
  const number = { width: 'short', inputmode: 'numeric' } as const;
  return (
    <Page
      title={t.mendVote(vote.voteNo.toString())}
      lead={t.mendVoteLead(format.count(vote.present))}
      crumbs={useCrumbs(meeting)}
      errors={errors}
    >
      <Form action={`/meetings/${meeting.meetingId}/votes/${vote.voteId}/correct`}>
        {meeting.state !== 'open' && <p class="muted">{t.minutesAgain}</p>}
        <WhoSees sentence={t.whoSees} />
        <TextField {...field('question')} label={t.question} maxLength={500} />
        <TextField {...field('votesFor')} label={t.votesFor} {...number} />
        <TextField {...field('votesAgainst')} label={t.votesAgainst} {...number} />
        <TextField {...field('abstentions')} label={t.abstentions} {...number} />
        <TextField {...field('reason')} label={t.reason} />
        <End meeting={meeting} />
      </Form>
    </Page>
  );
}

/** Asks once, with a reason, before an opinion or a conclusion is taken back. */
export function TakeBackPage(
  props: OfMeeting & { readonly title: string; readonly fact: string; readonly action: string },
) {
  const { meeting, title, fact, action, ...filled } = props;
  const t = useWords(TEXT);
  return (
    <ConfirmPage
      title={title}
      crumbs={useCrumbs(meeting)}
      consequences={meeting.state === 'open' ? [fact] : [fact, t.minutesAgain]}
      action={action}
      doIt={t.takeBack}
      cancelHref={workPageOf(meeting)}
      errors={filled.errors}
    >
      <TextField {...fieldOf(filled)('reason')} label={t.reason} />
    </ConfirmPage>
  );
}
