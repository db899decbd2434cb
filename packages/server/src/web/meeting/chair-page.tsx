import {
  Actions,
  Button,
  Card,
  Columns,
  Form,
  Hidden,
  Item,
  ItemList,
  LinkButton,
  Numbers,
  Page,
  Pill,
  SearchForm,
  TextArea,
  TextField,
  useFormat,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import type { ChairProps } from './chair-props.ts';
import { fieldOf } from './form-state.ts';
import { PressForm } from './meeting-cards.tsx';
import type { MeetingView } from './meeting-view.ts';
import { CategoryBars, LiveMark, QuorumPill, useCrumbs } from './parts.tsx';
import { Queue } from './queue-card.tsx';
import { TEXT } from './text.ts';

type Opinion = MeetingView['opinions'][number];

/** One page for the chair: everything about this moment, one main button. */
export function ChairPage(props: ChairProps) {
  const t = useWords(TEXT);
  const { meeting, errors } = props;
  const at = `/meetings/${meeting.meetingId}`;
  const isOver = meeting.closedAt !== null;
  const actions = (
    <>
      <LinkButton href={`${at}/hall`}>{t.hall}</LinkButton>
      <LinkButton href={`${at}/run`}>{t.run}</LinkButton>
    </>
  );
  return (
    <Page title={meeting.title} crumbs={useCrumbs(meeting)} actions={actions} errors={errors} island="meeting-live">
      <Columns
        lead={
          isOver ? (
            <Forming meeting={meeting} />
          ) : (
            <>
              <Speaking {...props} />
              <Queue {...props} />
            </>
          )
        }
        side={
          <>
            <Presence meeting={meeting} />
            <Agenda meeting={meeting} />
            {!isOver && <Forming meeting={meeting} />}
            {!isOver && <WifiForm at={at} />}
          </>
        }
      />
      <LiveMark meetingId={meeting.meetingId} />
    </Page>
  );
}

function Speaking(props: ChairProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const at = `/meetings/${props.meeting.meetingId}/chair`;
  const { opinions } = props.meeting;
  const now = opinions.find(({ state }) => state === 'speaking');
  if (!now) return <Card title={t.nobodySpeaks}>{<NextSpeaker meeting={props.meeting} />}</Card>;
  return (
    <Card title={t.speakingNow(now.opinionNo?.toString() ?? '')}>
      <p class="huge">{now.speaker}</p>
      <p>
        <Clock of={now} now={props.at} />{' '}
        {now.startedAt && t.since(format.instant(now.startedAt).slice(0, 5), now.minutesAllowed.toString())}
      </p>
      <Form action={`${at}/finish`}>
        <WhoSees sentence={t.whoSees} />
        <Hidden name="finish.opinionId" value={now.opinionId} />
        <TextArea {...fieldOf(props)('finish.text')} label={t.gist} rows={4} maxLength={5000} />
        <Button weight="primary">{t.finishSpeaking}</Button>
      </Form>
      <PressForm action={`${at}/minute`} words={t.addMinute}>
        <Hidden name="minute.opinionId" value={now.opinionId} />
      </PressForm>
    </Card>
  );
}

/** Since when somebody speaks and until when he may: a script lets it run, without one the times stand there. */
export function Clock({ of, now }: { readonly of: Opinion; readonly now: Date }) {
  if (of.startedAt === null) return null;
  const elapsed = Math.max(0, Math.round((now.getTime() - of.startedAt.getTime()) / 1000));
  return <b class="huge" data-clock={elapsed} data-allowed={of.minutesAllowed * 60} />;
}

function NextSpeaker({ meeting }: Pick<ChairProps, 'meeting'>) {
  const t = useWords(TEXT);
  const next = meeting.opinions.find(({ state }) => state === 'waiting');
  if (!next) return <p class="muted">{t.nobodyWaits}</p>;
  return (
    <>
      <p class="huge">{next.speaker}</p>
      <PressForm action={`/meetings/${meeting.meetingId}/chair/start`} words={t.letSpeak} weight="primary">
        <Hidden name="start.opinionId" value={next.opinionId} />
      </PressForm>
    </>
  );
}

function Presence({ meeting }: Pick<ChairProps, 'meeting'>) {
  const t = useWords(TEXT);
  const isOver = meeting.closedAt !== null;
  const { counts } = meeting;
  const unit = isOver ? t.presentThen : t.presentNow;
  const guests = { value: meeting.guests.filter((one) => (isOver ? one.hasCome : one.isThere)).length, unit: t.guests };
  const there = { value: isOver ? counts.present : counts.there, of: counts.invited, unit };
  return (
    <Card title={unit} aside={<QuorumPill quorum={meeting.quorum} />}>
      <Numbers figures={guests.value > 0 ? [there, guests] : [there]} />
      <CategoryBars categories={meeting.categories} />
    </Card>
  );
}

function Agenda({ meeting }: Pick<ChairProps, 'meeting'>) {
  const t = useWords(TEXT);
  return (
    <Card title={t.agenda}>
      <ItemList>
        {meeting.items.map((item) => (
          <Item
            key={item.itemId}
            title={`${item.itemNo.toString()}. ${item.title}`}
            facts={[item.minutes === null ? '' : `${item.minutes.toString()}′`, item.presenter]
              .filter((part) => part !== '')
              .join(' · ')}
            action={meeting.closedAt === null && <Turn meeting={meeting} itemId={item.itemId} />}
          />
        ))}
      </ItemList>
    </Card>
  );
}

function Turn({ meeting, itemId }: Pick<ChairProps, 'meeting'> & { readonly itemId: string }) {
  const t = useWords(TEXT);
  if (itemId === meeting.currentItemId) return <Pill tone="good">{t.currentItem}</Pill>;
  return (
    <PressForm action={`/meetings/${meeting.meetingId}/chair/go`} words={t.goTo}>
      <Hidden name="go.itemId" value={itemId} />
    </PressForm>
  );
}

function Forming({ meeting }: Pick<ChairProps, 'meeting'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  const at = `/meetings/${meeting.meetingId}`;
  const said = meeting.opinions.filter(({ state }) => state === 'done' || state === 'speaking').length;
  return (
    <Card title={t.minutesPaper}>
      <p>
        {t.opinionCount(format.count(said))} · {format.count(meeting.votes.length)} {t.votes} ·{' '}
        {format.count(meeting.conclusions.length)} {t.conclusions}
      </p>
      <Actions>
        <LinkButton href={at}>{t.minutesPaper}</LinkButton>
        {meeting.closedAt === null && (
          <>
            <LinkButton href={`${at}/run?part=vote`}>{t.vote}</LinkButton>
            <LinkButton href={`${at}/run?part=conclusion`}>{t.conclusion}</LinkButton>
            <LinkButton href={`${at}/close`}>{t.close}</LinkButton>
          </>
        )}
      </Actions>
    </Card>
  );
}

/** The hall's network as a code: it stands in the address of the screen and is kept nowhere. */
function WifiForm({ at }: { readonly at: string }) {
  const t = useWords(TEXT);
  return (
    <details class="card">
      <summary>{t.showWifi}</summary>
      <SearchForm action={`${at}/hall`}>
        <Hidden name="slide" value="wifi" />
        <TextField name="wifi" label={t.wifiName} width="medium" />
        <TextField name="key" label={t.wifiKey} isOptional width="medium" />
        <Button>{t.showWifi}</Button>
      </SearchForm>
    </details>
  );
}
