import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  DateTimeField,
  Form,
  Hidden,
  Page,
  RadioGroup,
  SelectField,
  TextField,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import type { HoldingsView, KindsView, MeetingView, UnitsView } from './meeting-view.ts';
import { useCrumbs } from './parts.tsx';
import { TEXT } from './text.ts';

interface PlanProps extends Filled {
  readonly kinds: KindsView;
  readonly units: UnitsView;
  readonly holdings: HoldingsView;
  /** The meeting that is repeated. */
  readonly repeatOf?: string;
}

/** The form of a new meeting; an earlier one fills it in. */
export function NewMeetingPage({ kinds, units, holdings, repeatOf, ...filled }: PlanProps) {
  const t = useWords(TEXT);
  const field = fieldOf(filled);
  const crumbs = [{ href: '/meetings', label: t.meetings }];
  return (
    <Page title={t.newMeeting} crumbs={crumbs} errors={filled.errors}>
      <Form action="/meetings">
        <WhoSees sentence={t.whoSees} />
        {repeatOf !== undefined && <Hidden name="repeatOf" value={repeatOf} />}
        <SelectField
          {...field('kind')}
          label={t.kind}
          choices={kinds.filter((one) => !one.isRetired).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          {...field('unitId')}
          label={t.unit}
          choices={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
        />
        <MeetingFields filled={filled} holdings={holdings} />
        <Actions>
          <Button weight="primary">{t.planIt}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** What planning and changing share. */
function MeetingFields({ filled, holdings }: { readonly filled: Filled; readonly holdings: HoldingsView }) {
  const t = useWords(TEXT);
  const field = fieldOf(filled);
  const modes = Object.entries(t.modes).map(([value, label]) => ({ value, label }));
  const people = peopleIn(holdings);
  return (
    <>
      <TextField {...field('title')} label={t.title} maxLength={300} />
      <DateTimeField {...field('startsAt')} label={t.startsAt} />
      <TextField {...field('place')} label={t.place} maxLength={200} />
      <RadioGroup {...field('mode')} label={t.mode} choices={modes} />
      <SelectField {...field('chairId')} label={t.chair} isOptional blank={t.nobody} choices={people} />
      <SelectField {...field('secretaryId')} label={t.secretary} isOptional blank={t.nobody} choices={people} />
    </>
  );
}

/** Everybody who holds a post, once, under the first. */
export function peopleIn(holdings: HoldingsView) {
  const once = new Map(holdings.toReversed().map((line) => [line.personId, line]));
  return holdings
    .filter((line) => once.get(line.personId) === line)
    .map((line) => ({ value: line.personId, label: `${line.fullName}, ${line.title} (${line.unitName})` }));
}

interface EditProps extends Filled {
  readonly meeting: MeetingView;
  readonly holdings: HoldingsView;
}
/** Changes time, place and people of a meeting that has not opened. */
export function EditMeetingPage({ meeting, holdings, ...filled }: EditProps) {
  const t = useWords(TEXT);
  return (
    <Page title={t.edit} crumbs={useCrumbs(meeting)} errors={filled.errors}>
      <Form action={`/meetings/${meeting.meetingId}/edit`}>
        <WhoSees sentence={t.whoSees} />
        <Hidden name="revision" value={filled.typed['revision'] ?? meeting.revision.toString()} />
        <MeetingFields filled={filled} holdings={holdings} />
        <Actions>
          <Button weight="primary">{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
