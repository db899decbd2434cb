import { Button, Card, Columns, DefinitionList, Form, Notice, Page, useFormat, useWords } from '../../ui/index.ts';
import { NEXT_TEXT } from '../round/next-text.ts';
import { lackingIn, whatNext, type Missing } from '../round/what-next.ts';
import { problemLines, type ProblemsView } from '../roll/roll-problems.tsx';
import { ROLL_TEXT } from '../roll/roll-text.ts';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { BallotPreview } from './ballot-preview.tsx';
import { PREVIEW_TEXT } from './preview-text.ts';
import { RepeatNotes, type RepeatNotesView } from './repeat-notes.tsx';
import { SETUP_TEXT } from './setup-text.ts';
import { SetupSteps } from './setup-steps.tsx';

interface Props {
  readonly round: RoundView;
  readonly notes: RepeatNotesView;
  readonly problems: ProblemsView;
}

/** The last page of preparing: the whole round on one page, the ballot as voters see it, and the button that sends it. */
export function ReviewPage({ round, notes, problems }: Props) {
  const t = useWords(TEXT);
  const words = useWords(SETUP_TEXT);
  const { title } = useWords(PREVIEW_TEXT);
  const subjects = round.subjects.map(({ name, post, planSha256 }) => ({ name, post, hasPlan: planSha256 !== null }));
  const crumbs = [
    { href: '/rounds', label: t.rounds },
    { href: `/rounds/${round.roundId}`, label: round.title },
  ];
  return (
    <Page title={words.reviewTitle} lead={words.reviewLead} crumbs={crumbs}>
      <SetupSteps round={round} at="review" />
      <SendCard {...{ round, problems, notes }} />
      <Columns
        lead={
          <Card title={title}>
            <BallotPreview ballot={{ ...round, subjects }} />
          </Card>
        }
        side={
          <>
            <SummaryCard round={round} />
            <RepeatNotes notes={notes} />
          </>
        }
      />
    </Page>
  );
}

/** What is missing first; then the button with the sentence that says what it does. */
function SendCard({ round, problems, notes }: Props) {
  const t = useWords(SETUP_TEXT);
  const words = useWords(ROLL_TEXT);
  const next = useWords(NEXT_TEXT);
  const format = useFormat();
  const base = `/rounds/${round.roundId}`;
  if (round.state !== 'draft') return <Notice>{t.notDraft}</Notice>;
  const lacking = lackingIn(round, { t: next, format });
  const isLacking = ({ text }: Missing): boolean => lacking.some((one) => one.text === text);
  const optional = whatNext(round, { t: next, format }).missing.filter((one) => !isLacking(one));
  const roll = problemLines(problems, { t: words, format }).map((text) => ({ text, path: 'roll' }));
  const names = notes.namesakes.map((symbol) => ({ text: t.namesake(symbol), path: 'edit' }));
  return (
    <Card>
      {round.sentOn !== null && <Notice tone="good">{t.sent(format.day(round.sentOn))}</Notice>}
      <Lines title={t.mustFix} lines={lacking} base={base} />
      <Lines title={t.mayLack} lines={[...optional, ...roll, ...names]} base={base} />
      {lacking.length === 0 && round.sentOn === null && <SendForm round={round} />}
    </Card>
  );
}

function SendForm({ round }: Pick<Props, 'round'>) {
  const t = useWords(SETUP_TEXT);
  if (!round.can.includes('ballot.sendForApproval')) return null;
  const leaders = round.leaders.map(({ name }) => name).join(', ') || t.theLeaders;
  return (
    <Form action={`/rounds/${round.roundId}/step/send`}>
      <p>{t.sendSay(leaders)}</p>
      <div class="actions">
        <Button weight="primary">{t.send}</Button>
      </div>
    </Form>
  );
}

function Lines(props: { readonly title: string; readonly lines: readonly Missing[]; readonly base: string }) {
  if (props.lines.length === 0) return null;
  return (
    <div>
      <p class="strong">{props.title}</p>
      <ul>
        {props.lines.map(({ text, path }) => (
          <li key={text}>{path === undefined ? text : <a href={`${props.base}/${path}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

function SummaryCard({ round }: Pick<Props, 'round'>) {
  const t = useWords(SETUP_TEXT);
  const format = useFormat();
  const base = `/rounds/${round.roundId}`;
  const span = (from: Date, to: Date): string => `${format.instant(from)} – ${format.instant(to)}`;
  const link = (path: string, text: string) => (
    <>
      {text} <a href={`${base}/${path}`}>{t.change}</a>
    </>
  );
  const names = (people: readonly { readonly name: string }[]): string =>
    people.map(({ name }) => name).join(', ') || '–';
  return (
    <Card title={t.summary}>
      <DefinitionList
        facts={[
          { term: t.plan, value: link('edit', `${round.planSymbol} · ${round.place}`) },
          { term: t.issuing, value: span(round.issueOpensAt, round.issueClosesAt) },
          { term: t.casting, value: span(round.castOpensAt, round.castClosesAt) },
          { term: t.subjects, value: link('subjects', names(round.subjects)) },
          { term: t.voters, value: link('voters', format.count(round.voters)) },
          { term: t.members, value: link('members', names(round.members)) },
        ]}
      />
    </Card>
  );
}
