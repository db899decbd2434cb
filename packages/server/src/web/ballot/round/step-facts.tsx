import { Card, DefinitionList, Notice, useFormat, useFrame, useWords, type Fact } from '../../ui/index.ts';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { STEP_FACTS_TEXT } from './step-facts-text.ts';
import type { PlainStep } from './steps.ts';

/** Ballots in a group below which a round cannot keep secrets, see `ballot.endIssuing`. */
const LEAST_IN_GROUP = 5;
const HOUR = 3_600_000;
/** Less time than this between a seal and the end of issuing is worth a warning. */
const SHORT_HOURS = 24;

/** Steps before which the times of the round still lie ahead and are about to stand still. */
const FIXES_TIMES: readonly PlainStep['name'][] = ['ballot.sendForApproval', 'ballot.approve', 'ballot.seal'];

interface Props {
  readonly step: PlainStep['name'];
  readonly round: RoundView;
  readonly now: Date;
}

/** What is decided upon, before the button: whom, when, how many, and what the step would bring about just now. */
export function StepFacts({ step, round, now }: Props) {
  const t = useWords(STEP_FACTS_TEXT);
  const { lang } = useFrame().look;
  const format = useFormat();
  const said = {
    t: STEP_FACTS_TEXT[lang],
    instant: (at: Date) => format.instant(at),
    count: (n: number) => format.count(n),
  };
  const warning = warningOf({ step, round, now }, said);
  const facts = useFacts(step, round);
  if (step === 'ballot.annul' || step === 'ballot.remind') return null;
  return (
    <>
      {warning !== undefined && <Notice tone="late">{warning}</Notice>}
      <Card title={t.title}>
        <DefinitionList facts={facts} />
        <p>
          <a href={`/rounds/${round.roundId}/review`}>{t.ballot}</a>
        </p>
      </Card>
    </>
  );
}

function useFacts(step: PlainStep['name'], round: RoundView): Fact[] {
  const t = useWords(TEXT);
  const words = useWords(STEP_FACTS_TEXT);
  const format = useFormat();
  const names = (people: readonly { readonly name: string }[]): string => people.map(({ name }) => name).join(', ');
  const span = (from: Date, to: Date): string => `${format.instant(from)} → ${format.instant(to)}`;
  const voters = round.groups.reduce((sum, { size }) => sum + size, 0);
  return [
    { term: t.subjects, value: names(round.subjects) || '–' },
    {
      term: t.committee,
      value: `${names(round.members) || '–'} (${words.opens(round.threshold, round.members.length)})`,
    },
    ...(voters > 0 ? [{ term: t.voters, value: format.count(voters) }] : []),
    ...(step === 'ballot.endIssuing'
      ? [{ term: words.received, value: `${format.count(round.issued)}/${format.count(round.voters)}` }]
      : []),
    { term: words.issuing, value: span(round.issueOpensAt, round.issueClosesAt) },
    { term: words.casting, value: span(round.castOpensAt, round.castClosesAt) },
  ];
}

interface Saying {
  readonly t: (typeof STEP_FACTS_TEXT)['vi'];
  readonly instant: (at: Date) => string;
  readonly count: (n: number) => string;
}
/** What the reader would regret not having known; nothing when there is nothing. */
function warningOf({ step, round, now }: Props, { t, instant, count }: Saying): string | undefined {
  if (FIXES_TIMES.includes(step)) return windowWarning(round, now, { t, instant, count });
  if (step === 'ballot.endIssuing') {
    const small = round.groups.filter(({ issued }) => issued !== null && issued > 0 && issued < LEAST_IN_GROUP);
    const named = small.map(({ name, issued }) => `${name}: ${String(issued ?? 0)}`).join('; ');
    if (small.length > 0) return t.wouldAnnul(named);
    return round.issued < round.voters ? t.lastCall(count(round.voters - round.issued)) : undefined;
  }
  if (step === 'ballot.close' && now < round.castClosesAt) return t.early(instant(round.castClosesAt));
  return undefined;
}

function windowWarning(round: RoundView, now: Date, { t, instant }: Saying): string | undefined {
  const left = round.issueClosesAt.getTime() - now.getTime();
  if (left <= 0) return t.issuingOver(instant(round.issueClosesAt));
  return left < SHORT_HOURS * HOUR ? t.issuingShort(instant(round.issueClosesAt)) : undefined;
}
