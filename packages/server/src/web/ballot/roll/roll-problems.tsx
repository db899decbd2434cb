import type { ComponentChildren } from 'preact';
import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import type { Format } from '../../text/index.ts';
import { Card, useFormat, useWords } from '../../ui/index.ts';
import { ROLL_TEXT } from './roll-text.ts';

/** What is to be looked at on a roll, as pages get it. */
export type ProblemsView = z.output<typeof ballot.rollProblems.output>;
type Line = ProblemsView['gone']['lines'][number];

/** What there is to look at, one sentence for each kind that occurs; the gravest first. */
export function problemLines(
  { twins, subjects, unplaced, gone, accountless }: ProblemsView,
  { t, format }: { readonly t: (typeof ROLL_TEXT)['vi']; readonly format: Format },
): readonly string[] {
  const kinds = [
    { count: unplaced.count, say: t.unplaced },
    { count: subjects.count, say: t.subjectsOn },
    { count: gone.count, say: t.gone },
    { count: twins.count, say: t.twins },
    { count: accountless.count, say: t.accountless },
  ];
  return kinds.filter(({ count }) => count > 0).map(({ count, say }) => say(format.count(count)));
}

interface Props {
  readonly roundId: string;
  readonly problems: ProblemsView;
  readonly mayChange: boolean;
}

/** Each kind of problem with the people it is about, what tells them apart, and its way out; the gravest first. */
export function ProblemsCard({ roundId, problems, mayChange }: Props) {
  const t = useWords(ROLL_TEXT);
  const format = useFormat();
  const { unplaced, subjects, gone, twins, accountless } = problems;
  if (problemLines(problems, { t, format }).length === 0) return <p class="muted">{t.noProblems}</p>;
  const of = { roundId, mayChange };
  const redraw = mayChange ? <a href={`/rounds/${roundId}/voters`}>{t.redraw}</a> : undefined;
  return (
    <Card title={t.problems}>
      <Kind {...of} title={t.unplaced(format.count(unplaced.count))} hint={t.unplacedHint} some={unplaced} isOpen />
      <Kind {...of} title={t.subjectsOn(format.count(subjects.count))} hint={t.subjectsHint} some={subjects} isOpen />
      <Kind {...of} title={t.gone(format.count(gone.count))} hint={t.goneHint} some={gone} way={redraw} isOpen />
      {twins.count > 0 && (
        <details open>
          <summary>{t.twins(format.count(twins.count))}</summary>
          <p class="muted">{t.twinsHint}</p>
          {twins.groups.map(({ name, lines }) => (
            <People key={name} {...of} lines={lines} />
          ))}
          <More shown={twins.groups.length} count={twins.count} />
        </details>
      )}
      <Kind
        {...of}
        title={t.accountless(format.count(accountless.count))}
        hint={t.accountlessHint}
        some={accountless}
        way={<a href="/accounts">{t.accountsGo}</a>}
      />
    </Card>
  );
}

interface KindProps extends Omit<Props, 'problems'> {
  readonly title: string;
  readonly hint: string;
  readonly some: ProblemsView['gone'];
  readonly way?: ComponentChildren;
  readonly isOpen?: boolean;
}

function Kind({ title, hint, some, way, isOpen, ...of }: KindProps) {
  if (some.count === 0) return null;
  return (
    <details open={isOpen === true && some.count <= FEW}>
      <summary>{title}</summary>
      <p class="muted">
        {hint} {way}
      </p>
      <People {...of} lines={some.lines} />
      <More shown={some.lines.length} count={some.count} />
    </details>
  );
}

/** A longer list is opened by whoever wants to see it. */
const FEW = 6;

function People({ lines, roundId, mayChange }: Omit<Props, 'problems'> & { readonly lines: readonly Line[] }) {
  const t = useWords(ROLL_TEXT);
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.personId}>
          <b>{line.name}</b> (
          {[line.birthYear === null ? t.bornUnknown : t.born(line.birthYear.toString()), line.unit, line.post]
            .filter(Boolean)
            .join('; ')}
          ) · <a href={`/org/people/${line.personId}`}>{t.openRecord}</a>
          {mayChange && (
            <>
              {' · '}
              <a href={`/rounds/${roundId}/roll/${line.personId}/leave-out`}>{t.leaveOut}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function More({ shown, count }: { readonly shown: number; readonly count: number }) {
  const t = useWords(ROLL_TEXT);
  const format = useFormat();
  return count > shown ? <p class="muted">{t.more(format.count(count - shown))}</p> : null;
}
