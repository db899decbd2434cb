import { Card, LinkButton, useFormat, useWords } from '../../ui/index.ts';
import type { RoundView } from '../round-view.ts';
import { NEXT_TEXT } from './next-text.ts';
import type { Awaited, Next } from './what-next.ts';

const NAMED = 3;

/** The one thing that the round waits for: the reader's button, or who must act, and what is still missing. */
export function NextCard({ round, next }: { readonly round: RoundView; readonly next: Next }) {
  const t = useWords(NEXT_TEXT);
  const base = `/rounds/${round.roundId}`;
  const { go, waitsFor, missing, say } = next;
  return (
    <Card title={`${t.next}: ${next.title}`}>
      {say !== undefined && <p>{say}</p>}
      {waitsFor && <WaitsFor {...waitsFor} />}
      {missing.length > 0 && (
        <>
          <p class="strong">{t.missing}</p>
          <ul>
            {missing.map(({ text, path }) => (
              <li key={text}>{path === undefined ? text : <a href={`${base}/${path}`}>{text}</a>}</li>
            ))}
          </ul>
        </>
      )}
      {go && (
        <div class="actions">
          <LinkButton href={`${base}/${go.path}`} weight="primary">
            {go.label}
          </LinkButton>
        </div>
      )}
    </Card>
  );
}

function WaitsFor({ people, isAnyOf }: { readonly people: readonly Awaited[]; readonly isAnyOf: boolean }) {
  const t = useWords(NEXT_TEXT);
  const format = useFormat();
  const named = people.slice(0, NAMED).map(({ name, post }) => (post === '' ? name : `${name} (${post})`));
  const more = people.length - named.length;
  const names = more > 0 ? t.andOthers(named.join('; '), format.count(more)) : named.join('; ');
  const all = names === '' ? t.nobody : names;
  return <p>{isAnyOf ? t.waitsForOneOf(all) : t.waitsFor(all)}</p>;
}
