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

function Given({
  subject,
  marks,
}: {
  readonly subject: Manifest['subjects'][number];
  readonly marks: readonly number[];
}) {
  const { t } = useSurroundings();
  const blank = marks.filter((mark) => mark === 0).length;
  return (
    <>
      {blank > 0 && <p class="muted">{t.blanks(blank, marks.length)}</p>}
      <dl class="facts">
        {subject.items.map((item, place) => (
          <div key={item.id}>
            <dt>{item.text}</dt>
            <dd>{item.levels[(marks[place] ?? 0) - 1] ?? <span class="muted">{t.blank}</span>}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
