import { useState } from 'preact/hooks';
import { normalizeWords, type Manifest } from '@guong/ballot';
import { Say, ScreenTitle, WordList } from '../shared/parts.tsx';
import { countDummies, expectedPart, wordsOfPart, type Part, type Rehearsal } from './rehearsal.ts';
import type { RehearsalProps } from './rehearsal-props.ts';
import { TEXT, type Words } from './text.ts';

type JoiningProps = RehearsalProps & { readonly rehearsal: Rehearsal; readonly part: Part };

/** The member's own words to read aloud, and the place where one device joins what it hears from the others. */
export function Joining({ roundId, lang, engine, rehearsal, part }: JoiningProps) {
  const t = TEXT[lang];
  const { committee, threshold } = rehearsal.round.manifest;
  const [heard, setHeard] = useState<Readonly<Record<number, string>>>({});
  const others = committee.filter(({ index }) => index !== part.index);
  const isRight = (index: number): boolean => isPartOf(rehearsal, index, heard[index] ?? '');
  const joined = others.filter(({ index }) => isRight(index));
  const parts = [part, ...joined.map(({ index }) => ({ index, shares: expectedPart(rehearsal, index) }))];
  const counted = countDummies(engine, rehearsal, parts);
  const missing = Math.max(0, threshold - parts.length);
  return (
    <>
      <ScreenTitle id="opened">{t.openedTitle}</ScreenTitle>
      <p>{t.aloud}</p>
      <WordList words={wordsOfPart(rehearsal, part.shares)} label={t.aloud} isAloud />
      <h3>{t.joinTitle}</h3>
      <p>{t.join}</p>
      {others.map(({ index, name }) => (
        <HeardField
          key={index}
          {...{ index, name, t }}
          value={heard[index] ?? ''}
          isRight={isRight(index)}
          onType={(words) => setHeard({ ...heard, [index]: words })}
        />
      ))}
      <div class="progress" role="status">
        <progress aria-label={t.progress} value={parts.length} max={threshold} />
        <span class="figure">
          {t.progress}: {parts.length}/{threshold}
          {missing > 0 && ` · ${t.missing(missing)}`}
        </span>
      </div>
      {counted && <Opened manifest={rehearsal.round.manifest} counted={counted} t={t} />}
      <div class="actions">
        <a class="btn" href={`/rounds/${roundId}/committee`}>
          {t.back}
        </a>
      </div>
    </>
  );
}

/** Whether these are the words of this member's part, however they are typed. */
const isPartOf = (rehearsal: Rehearsal, index: number, typed: string): boolean =>
  normalizeWords(typed) === wordsOfPart(rehearsal, expectedPart(rehearsal, index)).join(' ');

function HeardField(props: {
  readonly index: number;
  readonly name: string;
  readonly value: string;
  readonly isRight: boolean;
  readonly t: Words;
  readonly onType: (words: string) => void;
}) {
  const { index, name, value, isRight, t, onType } = props;
  const id = `heard-${index}`;
  return (
    <div class="field">
      <label for={id}>
        {t.wordsOf(name)}{' '}
        {value !== '' && <span class={isRight ? 'pill good' : 'pill warn'}>{isRight ? t.right : t.wrong}</span>}
      </label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </div>
  );
}

interface OpenedProps {
  readonly manifest: Manifest;
  readonly counted: readonly (readonly (readonly number[])[])[];
  readonly t: Words;
}

/** What the three dummies say: each has one mark throughout, so one line tells all of it. */
function Opened({ manifest, counted, t }: OpenedProps) {
  const [item] = manifest.subjects.flatMap(({ items }) => items);
  const lineOf = (marks: readonly (readonly number[])[]): string => {
    const all = marks.flat();
    return t.each(item?.levels[(all[0] ?? 0) - 1] ?? t.blank, all.length);
  };
  return (
    <section class="card">
      <h3>{t.doneTitle}</h3>
      <Say tone="good">{t.done}</Say>
      <dl class="facts">
        {counted.map((marks, at) => (
          <div key={t.ballot(at + 1)}>
            <dt>{t.ballot(at + 1)}</dt>
            <dd>{lineOf(marks)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
