import type { ComponentChildren } from 'preact';
import { typedOr, type Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  Card,
  CheckGroup,
  ConfirmPage,
  Form,
  Hidden,
  Page,
  SelectField,
  TextField,
  useWords,
  WhoSees,
  type Choice,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import type { AttendanceView, CategoriesView, HoldingsView, MeetingView, UnitsView } from './meeting-view.ts';
import { peopleIn } from './plan-page.tsx';
import { useCrumbs } from './parts.tsx';
import { TEXT } from './text.ts';

interface OfMeeting extends Filled {
  readonly meeting: MeetingView;
}
const ROOM_FOR_MORE = 3;

/** The agenda as a form: each point a row of fields, some rows left empty for more. */
export function AgendaPage({ meeting, documents, ...filled }: OfMeeting & { readonly documents: readonly Choice[] }) {
  const t = useWords(TEXT);
  const typed = typedOr(filled.typed, fieldsOf(meeting));
  const field = fieldOf({ typed, errors: filled.errors });
  const rows = Math.max(meeting.items.length + ROOM_FOR_MORE, highestIn(typed) + 1);
  return (
    <Page title={t.setAgenda} lead={t.blankRows} crumbs={useCrumbs(meeting)} errors={filled.errors}>
      <Form action={`/meetings/${meeting.meetingId}/agenda`}>
        <Hidden name="revision" value={typed['revision'] ?? meeting.revision.toString()} />
        <WhoSees sentence={t.whoSees} />
        {Array.from({ length: rows }, (_, at) => {
          const of = (name: string) => field(`items.${at.toString()}.${name}`);
          return (
            <Card key={at} title={t.item((at + 1).toString())}>
              <TextField {...of('title')} label={t.itemTitle} isOptional maxLength={300} />
              <TextField {...of('minutes')} label={t.minutesLong} isOptional width="short" inputmode="numeric" />
              <TextField {...of('presenter')} label={t.presenter} isOptional maxLength={200} />
              {documents.length > 0 && (
                <SelectField
                  {...of('documentId')}
                  label={t.document}
                  isOptional
                  blank={t.noDocument}
                  choices={documents}
                />
              )}
            </Card>
          );
        })}
        <Actions>
          <Button weight="primary">{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

const fieldsOf = ({ items }: MeetingView): Readonly<Record<string, string>> =>
  Object.fromEntries(
    items.flatMap((item, at) =>
      Object.entries({
        title: item.title,
        minutes: item.minutes?.toString() ?? '',
        presenter: item.presenter,
        documentId: item.documentId ?? '',
      }).map(([name, value]) => [`items.${at.toString()}.${name}`, value]),
    ),
  );

const highestIn = (typed: Readonly<Record<string, string>>): number =>
  Math.max(
    0,
    ...Object.keys(typed)
      .flatMap((name) => /^items\.(\d+)\./.exec(name)?.[1] ?? [])
      .map(Number),
  );

interface InvitationProps extends OfMeeting {
  readonly categories: CategoriesView;
  readonly units: UnitsView;
  readonly holdings: HoldingsView;
  /** Those called by name on the list that is replaced. */
  readonly singles: AttendanceView['people'];
}
/** Who is called: by category, by cell, by post, and single people. */
export function InvitationPage({ meeting, categories, units, holdings, singles, lists, errors }: InvitationProps) {
  const t = useWords(TEXT);
  const { rule } = meeting;
  const titles = [...new Set(holdings.map(({ title }) => title))];
  const pick = (name: string, before: readonly string[]) => lists?.[name] ?? before;
  return (
    <Page title={t.setInvitation} lead={t.invitationLead} crumbs={useCrumbs(meeting)} errors={errors}>
      <p>
        <a href={`/meetings/${meeting.meetingId}/invitation/people`}>{t.calledTitle}</a>
      </p>
      <Form action={`/meetings/${meeting.meetingId}/invitation`}>
        <WhoSees sentence={t.whoSees} />
        {categories.length > 0 && (
          <CheckGroup
            name="categories"
            label={t.categories}
            isOptional
            error={errors['categories']}
            values={pick('categories', rule.categories)}
            choices={categories.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <CheckGroup
          name="unitIds"
          label={t.units}
          isOptional
          error={errors['unitIds'] ?? (categories.length === 0 ? errors['categories'] : undefined)}
          values={pick('unitIds', rule.unitIds)}
          choices={units.filter((one) => one.takesMembers).map(({ unitId, name }) => ({ value: unitId, label: name }))}
        />
        {titles.length > 0 && (
          <Folded summary={t.postTitles}>
            <CheckGroup
              name="postTitles"
              label={t.postTitles}
              isOptional
              error={errors['postTitles']}
              values={pick('postTitles', rule.postTitles)}
              choices={titles.map((title) => ({ value: title, label: title }))}
            />
          </Folded>
        )}
        <Folded summary={t.people}>
          <CheckGroup
            name="personIds"
            label={t.people}
            isOptional
            error={errors['personIds']}
            values={pick('personIds', idsOf(singles))}
            choices={[...withoutPost(singles, holdings), ...peopleIn(holdings)]}
          />
        </Folded>
        <Actions>
          <Button weight="primary">{t.makeList}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

const idsOf = (people: readonly { readonly personId: string }[]) => people.map(({ personId }) => personId);
/** Those called by name who hold no post: they would fall off the list if the form did not offer them. */
function withoutPost(singles: AttendanceView['people'], holdings: HoldingsView): Choice[] {
  const holders = new Set(idsOf(holdings));
  return singles
    .filter(({ personId }) => !holders.has(personId))
    .map(({ personId, name, unitName }) => ({ value: personId, label: `${name} (${unitName})` }));
}

function Folded({ summary, children }: { readonly summary: string; readonly children: ComponentChildren }) {
  return (
    <details>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

/** What is asked before a step that stays. */
export interface StepProps extends OfMeeting {
  readonly title: string;
  readonly fact: string;
  readonly warnings?: readonly string[];
  /** Where the form is sent. */
  readonly action: string;
  readonly doIt: string;
  readonly asksReason?: boolean;
  readonly cancelHref?: string;
  readonly canBeUndone?: boolean;
}
/** Asks once before a step; with a reason where the step wants one. */
export function StepPage({
  meeting,
  title,
  fact,
  warnings = [],
  action,
  doIt,
  asksReason,
  cancelHref,
  canBeUndone = false,
  ...filled
}: StepProps) {
  const t = useWords(TEXT);
  return (
    <ConfirmPage
      title={title}
      crumbs={useCrumbs(meeting)}
      consequences={[fact, ...warnings]}
      canBeUndone={canBeUndone}
      action={action}
      doIt={doIt}
      cancelHref={cancelHref ?? `/meetings/${meeting.meetingId}`}
      errors={filled.errors}
    >
      {asksReason && <TextField {...fieldOf(filled)('reason')} label={t.reason} />}
    </ConfirmPage>
  );
}
