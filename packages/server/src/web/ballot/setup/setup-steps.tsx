import type { ComponentChildren } from 'preact';
import { Button, LinkButton, useFormat, useWords } from '../../ui/index.ts';
import type { RoundView } from '../round-view.ts';
import { SETUP_TEXT } from './setup-text.ts';

/** The pages of preparing, in order; the last part of each address under the round. */
export const SETUP_PATHS = ['edit', 'subjects', 'voters', 'members', 'review'] as const;
/** One of them. */
export type SetupPath = (typeof SETUP_PATHS)[number];
type Prepared = Pick<RoundView, 'roundId' | 'subjects' | 'voters' | 'members' | 'sentOn' | 'state'>;

/** What follows a page of preparing; nothing after the last. */
export const stepAfter = (path: SetupPath): SetupPath | undefined => SETUP_PATHS[SETUP_PATHS.indexOf(path) + 1];

/** Where a round goes after a page was saved: on with the preparation, or back to the round. */
export function afterSaving(
  { roundId, state }: { readonly roundId: string; readonly state: string },
  path: SetupPath,
  then: string | undefined,
): string {
  const next = then === 'next' && state === 'draft' ? stepAfter(path) : undefined;
  return next === undefined ? `/rounds/${roundId}` : `/rounds/${roundId}/${next}`;
}

/** The line of steps above every page of preparing: what is done, where one is; each step a link. Only while it is a draft. */
export function SetupSteps({ round, at }: { readonly round?: Prepared; readonly at: SetupPath }) {
  const t = useWords(SETUP_TEXT);
  const format = useFormat();
  if (round && round.state !== 'draft') return null;
  const here = SETUP_PATHS.indexOf(at);
  const classOf = (index: number): string => {
    if (index === here) return 'now';
    return round && isDone(round)[index] ? 'done' : 'todo';
  };
  return (
    <nav aria-label={t.steps}>
      <ol class="stages">
        {SETUP_PATHS.map((path, index) => (
          <li key={path} class={classOf(index)} aria-current={index === here ? 'step' : undefined}>
            {round && index !== here ? (
              <a href={`/rounds/${round.roundId}/${path}`}>{t.stepNames[index]}</a>
            ) : (
              t.stepNames[index]
            )}
            <small>{t.stepOf(format.count(index + 1), format.count(SETUP_PATHS.length))}</small>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const isDone = (round: Prepared): readonly boolean[] => [
  true,
  round.subjects.length > 0,
  round.voters > 0,
  round.members.length > 0,
  round.sentOn !== null,
];

/** The buttons of a page of preparing: saving and going on is the main way, going back to the round the other. */
export function SaveButtons(props: {
  readonly isDraft: boolean;
  readonly label?: string;
  /** One more way, after the two. */
  readonly children?: ComponentChildren;
}) {
  const { isDraft, label } = props;
  const t = useWords(SETUP_TEXT);
  return (
    <div class="actions">
      {isDraft && (
        <Button weight="primary" name="then" value="next">
          {label ?? t.saveOn}
        </Button>
      )}
      <Button weight={isDraft ? 'plain' : 'primary'} name="then" value="round">
        {t.saveBack}
      </Button>
      {props.children}
    </div>
  );
}

/** On to the next page, where this one needs no saving. */
export function GoOn({ round, at }: { readonly round: Prepared; readonly at: SetupPath }) {
  const t = useWords(SETUP_TEXT);
  const next = stepAfter(at);
  if (round.state !== 'draft' || next === undefined) return null;
  const name = t.stepNames[SETUP_PATHS.indexOf(next)] ?? '';
  return <LinkButton href={`/rounds/${round.roundId}/${next}`}>{`${t.on}: ${name}`}</LinkButton>;
}
