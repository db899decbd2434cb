import type { Answers, Manifest } from '@guong/ballot';
import { Press, ScreenTitle } from '../shared/parts.tsx';
import { useSurroundings } from './context.ts';

/** Everything that will be sealed, in words, with a way back to each subject. */
export function Recap(props: {
  readonly manifest: Manifest;
  readonly answers: Answers;
  readonly isBusy: boolean;
  readonly onGo: (at: number) => void;
  readonly onSeal: () => void;
}) {
  const { t } = useSurroundings();
  const { manifest, answers, isBusy, onGo, onSeal } = props;
  return (
    <>
      <ScreenTitle id="recap">{t.recapTitle}</ScreenTitle>
      <p>{t.recap}</p>
      {manifest.subjects.map((subject, at) => (
        <section class="card" key={subject.id}>
          <div class="card-head">
            <h3>{subject.name}</h3>
            <button
              type="button"
              class="quiet"
              aria-label={t.editOf(subject.name)}
              onClick={() => {
                onGo(at);
              }}
            >
              {t.edit}
            </button>
          </div>
          <Given subject={subject} marks={answers[at]?.marks ?? []} />
          <p>{answers[at]?.comment ? `“${answers[at].comment}”` : <span class="muted">{t.noComment}</span>}</p>
        </section>
      ))}
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={onSeal}>
          {isBusy ? t.sealing : t.seal}
        </Press>
      </div>
    </>
  );
}

/** What was marked, each in words; what was left blank is counted, and named on request. */
function Given({
  subject,
  marks,
}: {
  readonly subject: Manifest['subjects'][number];
  readonly marks: readonly number[];
}) {
  const { t } = useSurroundings();
  const items = subject.items.map((item, place) => ({ ...item, mark: marks[place] ?? 0 }));
  const blank = items.filter(({ mark }) => mark === 0);
  return (
    <>
      <dl class="facts">
        {items
          .filter(({ mark }) => mark > 0)
          .map(({ id, text, levels, mark }) => (
            <div key={id}>
              <dt>{text}</dt>
              <dd>{levels[mark - 1]}</dd>
            </div>
          ))}
      </dl>
      {blank.length > 0 && (
        <details>
          <summary>{t.blanks(blank.length, items.length)}</summary>
          <ul>
            {blank.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
