import type { ComponentChildren } from 'preact';
import {
  Button,
  Card,
  Form,
  Hidden,
  Item,
  ItemList,
  SelectField,
  TextField,
  useFormat,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import type { ChairProps } from './chair-props.ts';
import { fieldOf } from './form-state.ts';
import { asSpeaker, guestWords } from './guests.tsx';
import { PressForm } from './meeting-cards.tsx';
import type { MeetingView } from './meeting-view.ts';
import { TEXT } from './text.ts';

type Opinion = MeetingView['opinions'][number];

/** Who waits to speak, each with the buttons that let him speak, move him, or take him off with a way back. */
export function Queue(props: ChairProps) {
  const t = useWords(TEXT);
  const at = `/meetings/${props.meeting.meetingId}/chair`;
  const waiting = props.meeting.opinions.filter(({ state }) => state === 'waiting');
  const field = fieldOf(props);
  return (
    <Card title={t.waiting}>
      {waiting.length === 0 && <p class="muted">{t.nobodyWaits}</p>}
      <ItemList>
        {waiting.map((one, place) => (
          <Item
            key={one.opinionId}
            title={one.speaker}
            facts={[one.turn === 1 ? t.firstTime : t.turn(one.turn.toString()), one.topic]
              .filter((part) => part !== '')
              .join(' · ')}
            action={<Places at={at} one={one} isFirst={place === 0} isLast={place === waiting.length - 1} />}
          />
        ))}
      </ItemList>
      <TakenOff {...props} />
      <details>
        <summary>{t.addSpeaker}</summary>
        <Form action={`${at}/ask`}>
          <WhoSees sentence={t.whoSees} />
          <SelectField {...field('ask.personId')} label={t.speaker} isOptional choices={speakersOf(props)} />
          <TextField {...field('ask.speaker')} label={t.guest} isOptional maxLength={200} />
          <TextField {...field('ask.topic')} label={t.topic} isOptional maxLength={300} />
          <Button>{t.addSpeaker}</Button>
        </Form>
      </details>
    </Card>
  );
}

interface PlacesProps {
  readonly at: string;
  readonly one: Opinion;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}
function Places({ at, one, isFirst, isLast }: PlacesProps) {
  const t = useWords(TEXT);
  const { opinionId, speaker } = one;
  return (
    <div class="actions">
      <PressForm action={`${at}/start`} words={t.letSpeak}>
        <Hidden name="start.opinionId" value={opinionId} />
      </PressForm>
      {!isFirst && (
        <Press action={`${at}/up`} name="up.opinionId" value={opinionId} label={t.moveUp(speaker)}>
          ↑
        </Press>
      )}
      {!isLast && (
        <Press action={`${at}/down`} name="down.opinionId" value={opinionId} label={t.moveDown(speaker)}>
          ↓
        </Press>
      )}
      <PressForm action={`${at}/off`} words={t.takeOff}>
        <Hidden name="off.opinionId" value={opinionId} />
      </PressForm>
    </div>
  );
}

interface PressProps {
  readonly action: string;
  readonly name: string;
  readonly value: string;
  /** What is read out: the sign alone says nothing to whoever does not see it. */
  readonly label: string;
  readonly children: ComponentChildren;
}
/** A button that bears a sign. */
function Press({ action, name, value, label, children }: PressProps) {
  return (
    <Form action={action}>
      <Hidden name={name} value={value} />
      <Button>
        <span aria-hidden="true">{children}</span>
        <span class="unseen">{label}</span>
      </Button>
    </Form>
  );
}

function TakenOff({ meeting: { meetingId, takenOff, state } }: ChairProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (takenOff.length === 0 || state !== 'open') return null;
  return (
    <details>
      <summary>{t.takenOffList(format.count(takenOff.length))}</summary>
      <ItemList>
        {takenOff.map((one) => (
          <Item
            key={one.opinionId}
            title={one.speaker}
            facts={one.topic}
            action={
              <PressForm action={`/meetings/${meetingId}/chair/back`} words={t.putBack}>
                <Hidden name="back.opinionId" value={one.opinionId} />
              </PressForm>
            }
          />
        ))}
      </ItemList>
    </details>
  );
}

/** Whoever is called, and the guests who came: these go by their name. */
const speakersOf = ({ people, meeting: { guests } }: Pick<ChairProps, 'people' | 'meeting'>) => [
  ...people.map(({ personId, seatNo, name, post }) => ({
    value: personId,
    label: `${seatNo.toString()}. ${name}${post === '' ? '' : `, ${post}`}`,
  })),
  ...guests.filter(({ hasCome }) => hasCome).map((guest) => ({ value: asSpeaker(guest), label: guestWords(guest) })),
];
