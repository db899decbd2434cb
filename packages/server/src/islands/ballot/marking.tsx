import { commentLimit, type Answers, type Manifest, type SubjectAnswers } from '@guong/ballot';
import { Press, ScreenTitle } from '../shared/parts.tsx';
import { CommentField } from './comment-field.tsx';
import { useSurroundings } from './context.ts';
import { bytesOf, withMark, withSubject } from './draft.ts';

/** One subject on one screen. */
export interface MarkingProps {
  readonly manifest: Manifest;
  readonly answers: Answers;
  readonly at: number;
  readonly onChange: (answers: Answers) => void;
  /** Goes to a screen: the place of a subject, or past the last for the recap. */
  readonly onGo: (at: number) => void;
}

/** Marks and comment on the subject `at`; nothing is chosen beforehand and every item may stay blank. */
export function Marking({ manifest, answers, at, onChange, onGo }: MarkingProps) {
  const { t } = useSurroundings();
  const subject = manifest.subjects[at];
  const given = answers[at];
  if (!subject || !given) return null;
  const set = (changed: SubjectAnswers) => {
    onChange(withSubject(answers, at, changed));
  };
  const isTooLong = bytesOf(given.comment) > commentLimit(manifest);
  return (
    <>
      <div>
        <p class="muted">
          {t.subjectOf(at + 1, manifest.subjects.length)} · <span class="pill good">{t.secret}</span>
        </p>
        <ScreenTitle id={subject.id}>{subject.name}</ScreenTitle>
        <p class="muted">{subject.post}</p>
      </div>
      <Plan hash={subject.planHash} subjectNo={at + 1} />
      <p class="muted">
        {manifest.blankRule === 'invalid' ? t.blankInvalid : t.mayBlank} {t.kept}
      </p>
      {subject.items.map((item, place) => (
        <Item
          key={item.id}
          name={`${subject.id}-${item.id}`}
          text={subject.items.length > 1 ? `${place + 1}. ${item.text}` : item.text}
          levels={item.levels}
          mark={given.marks[place] ?? 0}
          onMark={(mark) => {
            set(withMark(given, place, mark));
          }}
        />
      ))}
      {commentLimit(manifest) > 0 && (
        <CommentField
          id={`comment-${subject.id}`}
          limit={commentLimit(manifest)}
          value={given.comment}
          onType={(comment) => {
            set({ ...given, comment });
          }}
        />
      )}
      <Onward next={manifest.subjects[at + 1]?.name} at={at} isTooLong={isTooLong} onGo={onGo} />
    </>
  );
}

function Onward({
  next,
  at,
  isTooLong,
  onGo,
}: {
  readonly next: string | undefined;
  readonly at: number;
  readonly isTooLong: boolean;
  readonly onGo: (at: number) => void;
}) {
  const { t } = useSurroundings();
  return (
    <div class="actions">
      {at > 0 && <Press onPress={() => onGo(at - 1)}>{t.back}</Press>}
      <Press weight="primary" isBusy={isTooLong} onPress={() => onGo(at + 1)}>
        {next === undefined ? t.toRecap : t.next(next)}
      </Press>
    </div>
  );
}

/** Opens beside the ballot, so that nothing marked is lost; takes the hash of the checked manifest along behind `#`. */
function Plan({ hash, subjectNo }: { readonly hash: string | null; readonly subjectNo: number }) {
  const { t, planHref } = useSurroundings();
  if (hash === null) return null;
  return (
    <p class="card">
      {t.plan}{' '}
      <a href={planHref(subjectNo, hash)} target="_blank" rel="noopener noreferrer">
        {t.readPlan}
      </a>{' '}
      {t.planBeside}
    </p>
  );
}

interface ItemProps {
  readonly name: string;
  readonly text: string;
  readonly levels: readonly string[];
  readonly mark: number;
  readonly onMark: (mark: number) => void;
}

function Item({ name, text, levels, mark, onMark }: ItemProps) {
  const { t } = useSurroundings();
  return (
    <fieldset class="field">
      <legend>{text}</legend>
      <div class="options buttons">
        {levels.map((level, place) => (
          <label key={level} class="option">
            <input
              type="radio"
              name={name}
              value={place + 1}
              checked={mark === place + 1}
              onChange={() => {
                onMark(place + 1);
              }}
            />
            <span>{level}</span>
          </label>
        ))}
      </div>
      {mark > 0 && (
        <button
          type="button"
          class="quiet"
          aria-label={t.clearOf(text)}
          onClick={() => {
            onMark(0);
          }}
        >
          {t.clear}
        </button>
      )}
    </fieldset>
  );
}
