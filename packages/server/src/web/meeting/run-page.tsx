import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  Card,
  CheckGroup,
  DateField,
  Form,
  LinkButton,
  Notice,
  Page,
  SelectField,
  TextArea,
  TextField,
  useFormat,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import { asSpeaker, GuestsPart, guestWords } from './guests.tsx';
import { isPreparing, type AttendanceView, type HoldingsView, type MeetingView } from './meeting-view.ts';
import { OpinionsCard, VotesCard, ConclusionsCard } from './meeting-cards.tsx';
import { QuorumPill, useCrumbs } from './parts.tsx';
import { TEXT } from './text.ts';

/** Everything on one phone screen: who is there, what is said, votes, conclusions, the end. */
export interface RunProps extends Filled {
  readonly meeting: MeetingView;
  readonly people: AttendanceView['people'];
  readonly holdings: HoldingsView;
  /** Which part comes open: the one that was used last. */
  readonly part: string;
}

/** The page of a cell secretary: it needs no script and fits a phone of 360 px. */
export function RunPage(props: RunProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { meeting, errors } = props;
  const at = `/meetings/${meeting.meetingId}`;
  const { there, invited } = meeting.counts;
  return (
    <Page title={meeting.title} crumbs={useCrumbs(meeting)} errors={errors}>
      {meeting.state === 'open' ? (
        <>
          <p>
            <b>
              {t.presentNow} {format.count(there)}/{format.count(invited)}
            </b>{' '}
            <QuorumPill quorum={meeting.quorum} />
          </p>
          <Tick {...props} />
          <GuestsPart {...props} isShown={isShown(props, 'guest') || isShown(props, 'visit')} />
          <NoteOpinion {...props} />
          <TakeVote {...props} />
          <Conclude {...props} />
          <Card title={t.finish}>
            <Actions>
              <LinkButton href={`${at}/close`} weight="primary">
                {t.close}
              </LinkButton>
              <LinkButton href={`${at}/chair`}>{t.chairPage}</LinkButton>
              <LinkButton href={`${at}/hall`}>{t.hall}</LinkButton>
              <LinkButton href={`${at}/desk`}>{t.desk}</LinkButton>
              <LinkButton href={`${at}/check-in-code`}>{t.codeTitle}</LinkButton>
            </Actions>
          </Card>
        </>
      ) : (
        <NotOpen meeting={meeting} />
      )}
    </Page>
  );
}

function NotOpen({ meeting }: Pick<RunProps, 'meeting'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  const at = `/meetings/${meeting.meetingId}`;
  const isBefore = isPreparing(meeting);
  return (
    <Card title={t.next}>
      {isBefore && meeting.counts.invited > 0 && (
        <>
          <p>{t.openFact(format.count(meeting.counts.invited))}</p>
          <Form action={`${at}/open`}>
            <Button weight="primary">{t.open}</Button>
          </Form>
        </>
      )}
      {isBefore && meeting.counts.invited === 0 && (
        <LinkButton href={`${at}/invitation`} weight="primary">
          {t.setInvitation}
        </LinkButton>
      )}
      {!isBefore && (
        <>
          <Notice tone="good">{t.states[meeting.state]}</Notice>
          <Actions>
            <LinkButton href={`${at}/minutes?print=1`} weight="primary">
              {t.printOne}
            </LinkButton>
            <LinkButton href={at}>{meeting.title}</LinkButton>
          </Actions>
        </>
      )}
    </Card>
  );
}

const hasErrorIn = ({ errors }: Filled, part: string): boolean =>
  Object.keys(errors).some((name) => name.startsWith(`${part}.`));
const isShown = (props: RunProps, part: string): boolean => props.part === part || hasErrorIn(props, part);

function Tick(props: RunProps) {
  const t = useWords(TEXT);
  const { meeting, people, errors, lists } = props;
  const at = `/meetings/${meeting.meetingId}/run`;
  const away = people.filter(({ isThere, standing }) => !isThere && standing !== 'excused');
  return (
    <Card
      title={t.attendance}
      aside={<LinkButton href={`/meetings/${meeting.meetingId}/attendance`}>{t.wholeList}</LinkButton>}
    >
      {away.length === 0 ? (
        <p>{t.everybodyThere}</p>
      ) : (
        <details open={isShown(props, 'list') || meeting.counts.there === 0}>
          <summary>{t.tickThose}</summary>
          <Form action={`${at}/list`}>
            <CheckGroup
              name="list.personIds"
              label={t.tickThose}
              error={errors['list.personIds']}
              values={lists?.['list.personIds'] ?? []}
              choices={away.map((one) => ({
                value: one.personId,
                label: `${one.seatNo.toString()}. ${one.name}`,
                ...(one.post !== '' && { hint: one.post }),
              }))}
            />
            <Actions>
              <Button>{t.tickedAre}</Button>
              <Button name="list.isEverybody" value="true">
                {t.allThere}
              </Button>
            </Actions>
          </Form>
        </details>
      )}
      <details open={isShown(props, 'mark')}>
        <summary>{t.other}</summary>
        <MarkOne {...props} />
      </details>
    </Card>
  );
}

function MarkOne(props: RunProps) {
  const t = useWords(TEXT);
  const field = fieldOf(props);
  const marks = Object.entries(t.marks).map(([value, label]) => ({ value, label }));
  return (
    <Form action={`/meetings/${props.meeting.meetingId}/run/mark`}>
      <WhoSees sentence={t.whoSees} />
      <SelectField {...field('mark.personId')} label={t.person} choices={choicesOf(props.people)} />
      <SelectField {...field('mark.as')} label={t.markAs} choices={marks} />
      <TextField {...field('mark.excuse')} label={t.because} isOptional maxLength={300} />
      <Button>{t.markIt}</Button>
    </Form>
  );
}

const choicesOf = (people: RunProps['people']) =>
  people.map(({ personId, seatNo, name }) => ({ value: personId, label: `${seatNo.toString()}. ${name}` }));

const guestChoices = ({ meeting: { guests } }: RunProps) =>
  guests.filter(({ hasCome }) => hasCome).map((guest) => ({ value: asSpeaker(guest), label: guestWords(guest) }));

function NoteOpinion(props: RunProps) {
  const t = useWords(TEXT);
  const field = fieldOf(props);
  const kinds = Object.entries(t.kinds).map(([value, label]) => ({ value, label }));
  return (
    <>
      <details class="card" open={isShown(props, 'opinion')}>
        <summary>{t.noteOpinion}</summary>
        <Form action={`/meetings/${props.meeting.meetingId}/run/opinion`}>
          <WhoSees sentence={t.whoSees} />
          <SelectField
            {...field('opinion.personId')}
            label={t.speaker}
            isOptional
            choices={[...choicesOf(props.people), ...guestChoices(props)]}
          />
          <TextField {...field('opinion.speaker')} label={t.guest} isOptional maxLength={200} />
          <SelectField
            {...field('opinion.kind')}
            label={t.opinionKind}
            value={props.typed['opinion.kind'] ?? 'comment'}
            choices={kinds}
          />
          <TextArea {...field('opinion.text')} label={t.gist} rows={3} maxLength={5000} />
          <Button>{t.noteOpinion}</Button>
        </Form>
      </details>
      <OpinionsCard meeting={props.meeting} />
    </>
  );
}

function TakeVote(props: RunProps) {
  const t = useWords(TEXT);
  const field = fieldOf(props);
  const number = { width: 'short', inputmode: 'numeric' } as const;
  return (
    <>
      <details class="card" open={isShown(props, 'vote')}>
        <summary>{t.vote}</summary>
        <Form action={`/meetings/${props.meeting.meetingId}/run/vote`}>
          <p>
            {t.presentNow}: {props.meeting.counts.there.toString()} <QuorumPill quorum={props.meeting.quorum} />
          </p>
          <TextField {...field('vote.question')} label={t.question} maxLength={500} />
          <TextField {...field('vote.votesFor')} label={t.votesFor} {...number} />
          <TextField {...field('vote.votesAgainst')} label={t.votesAgainst} {...number} />
          <TextField {...field('vote.abstentions')} label={t.abstentions} {...number} />
          <Button>{t.voteIt}</Button>
        </Form>
      </details>
      <VotesCard meeting={props.meeting} />
    </>
  );
}

function Conclude(props: RunProps) {
  const t = useWords(TEXT);
  return (
    <>
      <details class="card" open={isShown(props, 'conclusion')}>
        <summary>{t.conclusion}</summary>
        <p class="muted">{t.sixHint}</p>
        <ConclusionForm {...props} action={`/meetings/${props.meeting.meetingId}/run/conclusion`} />
      </details>
      <ConclusionsCard meeting={props.meeting} />
    </>
  );
}

/** A conclusion with room for the six clear things. */
export function ConclusionForm(props: Filled & Pick<RunProps, 'holdings'> & { readonly action: string }) {
  const t = useWords(TEXT);
  const field = fieldOf(props);
  const posts = new Map(props.holdings.map((one) => [one.postId, one]));
  const owners = [...posts.values()].map((one) => ({ value: one.postId, label: `${one.title}: ${one.fullName}` }));
  return (
    <Form action={props.action}>
      <WhoSees sentence={t.whoSees} />
      <TextArea {...field('conclusion.what')} label={t.what} rows={2} maxLength={500} />
      <SelectField {...field('conclusion.ownerPostId')} label={t.owner} isOptional choices={owners} />
      <DateField {...field('conclusion.dueOn')} label={t.dueOn} isOptional />
      <TextField {...field('conclusion.responsibility')} label={t.responsibility} isOptional />
      <TextField {...field('conclusion.product')} label={t.product} isOptional />
      <TextField {...field('conclusion.authority')} label={t.authority} isOptional />
      <Button>{t.concludeIt}</Button>
    </Form>
  );
}
