import { Card, useWords } from '../../ui/index.ts';
import { PUBLISHED_TEXT } from './published-text.ts';
import type { Comments } from './what-is-published.tsx';

type Comment = Comments['subjects'][number]['comments'][number];

/** What voters wrote, as two readers let it through; what they covered stands as the reason why. */
export function Opinions({ comments }: { readonly comments: Comments }) {
  const t = useWords(PUBLISHED_TEXT);
  const subjects = comments.subjects.filter((subject) => subject.comments.length > 0);
  if (!comments.areOpen || subjects.length === 0) return null;
  return (
    <Card title={t.opinions}>
      <p class="muted">{t.opinionsHow}</p>
      {subjects.map((subject) => (
        <div key={subject.name}>
          <h3>{subject.name}</h3>
          <ul>
            {subject.comments.map((comment, at) => (
              <li key={at}>
                <OneOpinion comment={comment} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  );
}

function OneOpinion({ comment: { parts, reason } }: { readonly comment: Comment }) {
  const t = useWords(PUBLISHED_TEXT);
  return (
    <>
      {parts.map(({ text, isCovered }, at) =>
        isCovered ? (
          <span class="muted" key={at}>
            {t.covered(reason === '' ? t.noReason : reason)}
          </span>
        ) : (
          text
        ),
      )}
    </>
  );
}
