import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  Card,
  Form,
  Hidden,
  Item,
  ItemList,
  LinkButton,
  Page,
  Pill,
  TextField,
  useFormat,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import { PressForm } from './meeting-cards.tsx';
import type { MeetingView } from './meeting-view.ts';
import { useCrumbs } from './parts.tsx';
import { TEXT } from './text.ts';

type Guest = MeetingView['guests'][number];
interface GuestProps extends Filled {
  readonly meeting: MeetingView;
}

/** A guest with the body he comes from. */
export const guestWords = ({ name, body }: Pick<Guest, 'name' | 'body'>): string =>
  body === '' ? name : `${name}, ${body}`;

const GUEST = 'guest:';
/** A guest among the choices of who speaks. */
export const asSpeaker = (guest: Guest): string => `${GUEST}${guestWords(guest)}`;
/** What a form says of who speaks: a guest stands in the list by his name and is no person of ours. */
export function speakerIn<F extends object>(fields: F): F | (F & { personId: string; speaker: string }) {
  const { personId } = fields as { readonly personId?: unknown };
  if (typeof personId !== 'string' || !personId.startsWith(GUEST)) return fields;
  return { ...fields, personId: '', speaker: personId.slice(GUEST.length) };
}

/** How many guests were there: by themselves, never in a fraction with those called. */
export const guestsCame = ({ guests }: Pick<MeetingView, 'guests'>): number =>
  guests.filter(({ hasCome }) => hasCome).length;

/** Everything about the guests of a meeting; after closing each change asks for its reason. */
export function GuestsPage({ meeting, ...filled }: GuestProps) {
  const t = useWords(TEXT);
  const at = `/meetings/${meeting.meetingId}/guests`;
  return (
    <Page title={t.guests} lead={t.guestsLead} crumbs={useCrumbs(meeting)} errors={filled.errors}>
      <GuestsCard meeting={meeting} />
      {meeting.can.run && meeting.state !== 'cancelled' && (
        <Card title={meeting.closedAt === null ? t.guestAdd : t.guestAfter}>
          <AddForm meeting={meeting} action={at} {...filled} />
        </Card>
      )}
      {meeting.can.run && meeting.guests.length > 0 && <WrongForm meeting={meeting} {...filled} />}
    </Page>
  );
}

/** The guests, each with the one thing that comes next for him. */
export function GuestsCard({ meeting }: Pick<GuestProps, 'meeting'>) {
  const t = useWords(TEXT);
  const { guests, can, state, meetingId } = meeting;
  return (
    <Card title={t.guestCount(useFormat().count(guestsCame(meeting)))}>
      {guests.length === 0 && <p class="muted">{t.noGuests}</p>}
      <ItemList>
        {guests.map((guest) => (
          <Item
            key={guest.guestId}
            title={guest.name}
            facts={guest.body}
            action={
              can.run && state === 'open' ? (
                <NextForGuest guest={guest} action={`/meetings/${meetingId}/run/visit`} />
              ) : (
                <GuestPill meeting={meeting} guest={guest} />
              )
            }
          />
        ))}
      </ItemList>
    </Card>
  );
}

function NextForGuest({ guest, action }: { readonly guest: Guest; readonly action: string }) {
  const t = useWords(TEXT);
  return (
    <PressForm action={action} words={guest.isThere ? t.guestLeaves : t.guestComes}>
      <Hidden name="visit.guestId" value={guest.guestId} />
      <Hidden name="visit.as" value={guest.isThere ? 'left' : 'present'} />
    </PressForm>
  );
}

function GuestPill({ meeting, guest }: { readonly meeting: MeetingView; readonly guest: Guest }) {
  const t = useWords(TEXT);
  if (!guest.hasCome) return <Pill>{t.guestExpected}</Pill>;
  if (meeting.closedAt !== null) return <Pill tone="good">{t.guestCame}</Pill>;
  return guest.isThere ? <Pill tone="good">{t.guestHere}</Pill> : <Pill>{t.guestLeft}</Pill>;
}

/** The form of one more guest: expected before the meeting opens, at the door while it goes on. */
export function AddForm(props: GuestProps & { readonly action: string; readonly prefix?: string }) {
  const t = useWords(TEXT);
  const { meeting, action, prefix = '' } = props;
  const field = fieldOf(props);
  return (
    <Form action={action}>
      <WhoSees sentence={t.whoSees} />
      <TextField {...field(`${prefix}name`)} label={t.guestName} maxLength={200} />
      <TextField {...field(`${prefix}body`)} label={t.guestBody} isOptional maxLength={200} />
      {meeting.closedAt !== null && <TextField {...field(`${prefix}reason`)} label={t.reason} />}
      <Actions>
        {meeting.state === 'open' && (
          <Button name={`${prefix}isHere`} value="true">
            {t.guestAdd}
          </Button>
        )}
        <Button>{meeting.closedAt === null ? t.guestPlan : t.guestAfter}</Button>
      </Actions>
    </Form>
  );
}

function WrongForm({ meeting, ...filled }: GuestProps) {
  const t = useWords(TEXT);
  const wrong = filled.typed['guestId'];
  return (
    <>
      {meeting.guests.map((guest) => (
        <details key={guest.guestId} class="card" open={wrong === guest.guestId}>
          <summary>
            {t.guestWrong}: {guest.name}
          </summary>
          <Form action={`/meetings/${meeting.meetingId}/guests/mark`}>
            <Hidden name="guestId" value={guest.guestId} />
            <TextField {...fieldOf(filled)('reason')} label={t.reason} />
            <Actions>
              <Button name="as" value="withdrawn">
                {t.guestWrong}
              </Button>
              {meeting.closedAt !== null && !guest.hasCome && (
                <Button name="as" value="present">
                  {t.guestCame}
                </Button>
              )}
            </Actions>
          </Form>
        </details>
      ))}
    </>
  );
}

/** The same on the page of a cell secretary: who is a guest, and one more at the door. */
export function GuestsPart(props: GuestProps & { readonly isShown: boolean }) {
  const t = useWords(TEXT);
  const { meeting, isShown, ...filled } = props;
  return (
    <details class="card" open={isShown}>
      <summary>{t.guestCount(useFormat().count(guestsCame(meeting)))}</summary>
      <GuestsCard meeting={meeting} />
      <AddForm meeting={meeting} action={`/meetings/${meeting.meetingId}/run/guest`} prefix="guest." {...filled} />
      <LinkButton href={`/meetings/${meeting.meetingId}/guests`}>{t.guests}</LinkButton>
    </details>
  );
}
