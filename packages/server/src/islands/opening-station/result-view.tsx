import { toWords, type Box, type Manifest, type SubjectTally } from '@guong/ballot';
import { Say, WordList } from '../shared/parts.tsx';
import type { Counted } from './count.ts';
import { TEXT } from './text.ts';

/** Verdicts first, then the tally of every subject, then the mark of the result. */
export function ResultView(props: { readonly box: Box; readonly counted: Counted; readonly lang: 'vi' | 'en' }) {
  const { box, counted, lang } = props;
  const t = TEXT[lang];
  const { opened, badParts } = counted;
  const { total } = opened.result.tally;
  const invalid = total.invalid.sealing + total.invalid.ratings + total.invalid.marks;
  const comments = opened.comments.reduce((sum, each) => sum + each.length, 0);
  return (
    <>
      <dl class="card numbers">
        <Figure label={t.collected} value={total.collected} />
        <Figure label={t.valid} value={total.valid} />
        <Figure label={t.invalid} value={invalid} />
      </dl>
      {invalid > 0 && (
        <p class="muted">
          {t.sealing}: {total.invalid.sealing} · {t.ratings}: {total.invalid.ratings} · {t.marks}: {total.invalid.marks}
        </p>
      )}
      {badParts.map((index) => (
        <Say key={index} tone="warn">
          {t.badBundle(index)}
        </Say>
      ))}
      {opened.wrongShares.map(({ index, ballots }) => (
        <Say key={index} tone="warn">
          {t.wrongShares(index, ballots)}
        </Say>
      ))}
      {opened.unopened > 0 && <Say tone="late">{t.unopened(opened.unopened)}</Say>}
      {total.subjects.map((tally) => (
        <SubjectTable key={tally.id} tally={tally} manifest={box.round.manifest} lang={lang} />
      ))}
      <p>{t.comments(comments)}</p>
      <p class="muted">{t.mark}</p>
      <WordList words={toWords(opened.result.hash, 8)} label={t.mark} />
    </>
  );
}

const Figure = ({ label, value }: { readonly label: string; readonly value: number }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

function SubjectTable({
  tally,
  manifest,
  lang,
}: {
  readonly tally: SubjectTally;
  readonly manifest: Manifest;
  readonly lang: 'vi' | 'en';
}) {
  const t = TEXT[lang];
  const subject = manifest.subjects.find(({ id }) => id === tally.id);
  if (!subject) return null;
  return (
    <section class="card">
      <h3>{subject.name}</h3>
      <dl class="facts">
        {tally.items.map((counts, at) => {
          const item = subject.items[at];
          const levels = counts.levels.map((count, place) => `${item?.levels[place] ?? ''} ${count}`);
          return (
            <div key={counts.id}>
              <dt>{item?.text}</dt>
              <dd>{[...levels, `${t.blank} ${counts.blank}`].join(' · ')}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
