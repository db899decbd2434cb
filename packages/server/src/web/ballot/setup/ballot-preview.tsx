import { TEXT as VOTER_TEXT } from '../../../islands/ballot/text.ts';
import { useFrame, useWords } from '../../ui/index.ts';
import { PREVIEW_TEXT } from './preview-text.ts';

/** What a ballot asks, as far as a preview shows it. */
export interface PreviewedBallot {
  readonly items: readonly { readonly text: string; readonly levels: readonly string[] }[];
  readonly blankRule: 'blank' | 'invalid';
  /** Bytes of the free text for each subject; 0 for none. */
  readonly commentBytes: number;
  readonly subjects: readonly PreviewedSubject[];
}
interface PreviewedSubject {
  readonly name: string;
  readonly post: string;
  readonly hasPlan: boolean;
}

/**
 * The ballot as it will stand on the voter's phone: the same words, in the same order, from the same file; nothing in it
 * can be marked. Subjects after the first are folded away: their screens differ in name and plan only.
 */
export function BallotPreview({ ballot }: { readonly ballot: PreviewedBallot }) {
  const t = useWords(PREVIEW_TEXT);
  const somebody = { name: t.somebody, post: t.somePost, hasPlan: false };
  const subjects = ballot.subjects.length > 0 ? ballot.subjects : [somebody];
  return (
    <div class="stack preview">
      <p class="muted">{t.note}</p>
      {subjects.map((subject, at) => (
        <details key={at} open={at === 0}>
          <summary>{t.screenOf(at + 1, subjects.length, subject.name)}</summary>
          <SubjectScreen ballot={ballot} subject={subject} at={at} of={subjects.length} />
        </details>
      ))}
    </div>
  );
}

interface ScreenProps {
  readonly ballot: PreviewedBallot;
  readonly subject: PreviewedSubject;
  readonly at: number;
  readonly of: number;
}

function SubjectScreen({ ballot, subject, at, of }: ScreenProps) {
  const t = VOTER_TEXT[useFrame().look.lang];
  return (
    <div class="form">
      <div>
        <p class="muted">
          {t.subjectOf(at + 1, of)} · <span class="pill good">{t.secret}</span>
        </p>
        <p class="strong">{subject.name}</p>
        <p class="muted">{subject.post}</p>
      </div>
      {subject.hasPlan && <p class="small">{t.readPlan}</p>}
      <p class="muted">{ballot.blankRule === 'invalid' ? t.blankInvalid : t.mayBlank}</p>
      {ballot.items.map((item, place) => (
        <fieldset class="field" key={place} disabled>
          <legend>{ballot.items.length > 1 ? `${(place + 1).toString()}. ${item.text}` : item.text}</legend>
          <div class="options buttons">
            {item.levels.map((level) => (
              <label key={level} class="option">
                <input type="radio" name={`preview-${at.toString()}-${place.toString()}`} />
                <span>{level}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {ballot.commentBytes > 0 && <Comment at={at} />}
    </div>
  );
}

function Comment({ at }: { readonly at: number }) {
  const t = VOTER_TEXT[useFrame().look.lang];
  const id = `preview-comment-${at.toString()}`;
  return (
    <div class="field">
      <label for={id}>
        {t.comment} <span class="optional">{t.optional}</span>
      </label>
      <p class="who-sees" id={`${id}-readers`}>
        <b>{t.whoReads}:</b> {t.commentReaders}
      </p>
      <textarea id={id} rows={4} disabled aria-describedby={`${id}-readers`} />
    </div>
  );
}
