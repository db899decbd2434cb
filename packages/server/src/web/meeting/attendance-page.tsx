import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  DateTimeField,
  Form,
  LinkButton,
  Page,
  Pill,
  PrintLink,
  RadioGroup,
  Table,
  TextField,
  useFormat,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import { guestsCame, guestWords } from './guests.tsx';
import { isPreparing, type AttendanceView, type MeetingView } from './meeting-view.ts';
import { useCrumbs } from './parts.tsx';
import { TEXT } from './text.ts';

interface AttendanceProps {
  readonly meeting: MeetingView;
  readonly attendance: AttendanceView;
}
type Person = AttendanceView['people'][number];

/** The whole list with how each stands; printed, it is the list to sign. */
export function AttendancePage({ meeting, attendance }: AttendanceProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { counts } = meeting;
  const isHeld = meeting.closedAt !== null;
  const actions = (
    <>
      {meeting.can.run && isPreparing(meeting) && (
        <LinkButton href={`/meetings/${meeting.meetingId}/invitation/people`}>{t.calledTitle}</LinkButton>
      )}
      <LinkButton href={`/meetings/${meeting.meetingId}/guests`}>{t.guests}</LinkButton>
      <PrintLink />
    </>
  );
  const isAwaited = isPreparing(meeting);
  const standing = `${t.present} ${format.count(counts.present)}, ${t.excused} ${format.count(counts.excused)}, ${t.absent} ${format.count(counts.absent)}`;
  // Nobody is absent from what has not begun.
  const caption = `${format.count(counts.invited)} ${t.called}: ${isAwaited ? t.notBegun : standing}`;
  return (
    <Page title={t.invitation} lead={meeting.title} crumbs={useCrumbs(meeting)} actions={actions}>
      <Table
        caption={caption}
        rows={attendance.people}
        keyOf={(one) => one.personId}
        columns={[
          { label: t.person, cell: (one) => `${one.seatNo.toString()}. ${one.name}` },
          { label: t.postTitles, cell: (one) => one.post || one.unitName },
          { label: t.category, cell: (one) => one.categoryName },
          ...(isAwaited ? [] : [{ label: t.state, cell: (one: Person) => <Standing one={one} /> }]),
          ...(isHeld && meeting.can.run
            ? [
                {
                  label: t.correct,
                  cell: (one: Person) => (
                    <LinkButton href={`/meetings/${meeting.meetingId}/attendance/${one.personId}/correct`}>
                      {t.correct}
                    </LinkButton>
                  ),
                },
              ]
            : []),
        ]}
      />
      {guestsCame(meeting) > 0 && (
        <p>
          {t.guestCount(format.count(guestsCame(meeting)))} (
          {meeting.guests
            .filter(({ hasCome }) => hasCome)
            .map(guestWords)
            .join('; ')}
          )
        </p>
      )}
      {attendance.leftOut.map((one) => (
        <p key={one.personId} class="muted">
          {one.name} {one.post}: {one.because}
        </p>
      ))}
    </Page>
  );
}

function Standing({ one }: { readonly one: Person }) {
  const t = useWords(TEXT);
  const tones = { present: 'good', excused: 'warn', absent: 'late' } as const;
  return (
    <>
      <Pill tone={tones[one.standing]}>{t.standings[one.standing]}</Pill> {one.isLate && <Pill>{t.late}</Pill>}{' '}
      {one.isOnline && <Pill>{t.online}</Pill>} {one.proofs.includes('printed') && <Pill>{t.byPrintedCode}</Pill>}{' '}
      {one.isMadeUp && <Pill tone="info">{t.madeUp}</Pill>} {one.because}
    </>
  );
}

interface CorrectProps extends Filled {
  readonly meeting: MeetingView;
  readonly person: Person;
}
/** How it really was, after closing, with the reason. */
export function CorrectAttendancePage({ meeting, person, ...filled }: CorrectProps) {
  const t = useWords(TEXT);
  const field = fieldOf(filled);
  const marks = (['present', 'online', 'excused', 'absent'] as const).map((value) => ({
    value,
    label: t.marks[value],
  }));
  return (
    <Page title={t.correctTitle(person.name)} crumbs={useCrumbs(meeting)} errors={filled.errors}>
      <Form action={`/meetings/${meeting.meetingId}/attendance/${person.personId}/correct`}>
        <WhoSees sentence={t.whoSees} />
        <RadioGroup {...field('as')} label={t.markAs} choices={marks} />
        <TextField {...field('excuse')} label={t.because} isOptional maxLength={300} />
        <TextField {...field('reason')} label={t.reason} />
        <Actions>
          <Button weight="primary">{t.correct}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** A make-up session for whoever was missing. */
export function MakeUpPage({ meeting, ...filled }: Filled & { readonly meeting: MeetingView }) {
  const t = useWords(TEXT);
  const field = fieldOf(filled);
  return (
    <Page title={t.planMakeUp} lead={t.makeUpLead} crumbs={useCrumbs(meeting)} errors={filled.errors}>
      <Form action={`/meetings/${meeting.meetingId}/make-up`}>
        <WhoSees sentence={t.whoSees} />
        <DateTimeField {...field('startsAt')} label={t.startsAt} />
        <TextField {...field('place')} label={t.place} value={filled.typed['place'] ?? meeting.place} />
        <Button weight="primary">{t.planMakeUp}</Button>
      </Form>
    </Page>
  );
}

/** Whoever came in at the desk last. */
export interface Arrived {
  readonly name: string;
  readonly post: string;
  readonly isNew: boolean;
}
/** The desk: a number and Enter, and the name comes back large. */
export function DeskPage({
  meeting,
  arrived,
  ...filled
}: Filled & {
  readonly meeting: MeetingView;
  readonly arrived?: Arrived;
}) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Page title={t.deskTitle} lead={t.deskLead} audience="voter" crumbs={useCrumbs(meeting)} errors={filled.errors}>
      {arrived && (
        <div class={arrived.isNew ? 'notice good' : 'notice warn'} role="status">
          <p class="huge">{arrived.name}</p>
          <p>
            {arrived.post !== '' && `${arrived.post} · `}
            {arrived.isNew ? t.welcome : t.alreadyHere}
          </p>
        </div>
      )}
      <Form action={`/meetings/${meeting.meetingId}/desk`}>
        <TextField {...fieldOf(filled)('number')} label={t.number} width="short" />
        <Button weight="primary">{t.welcome}</Button>
      </Form>
      <p>
        {t.presentNow}: {format.count(meeting.counts.there)}/{format.count(meeting.counts.invited)}
      </p>
    </Page>
  );
}
