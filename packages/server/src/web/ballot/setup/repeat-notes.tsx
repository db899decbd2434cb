import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { Card, useFormat, useWords } from '../../ui/index.ts';
import { SETUP_TEXT } from './setup-text.ts';

/** How a repeated round differs from the former one, as pages get it. */
export type RepeatNotesView = z.output<typeof ballot.repeatNotes.output>;

/** What could not be taken along from the former round; nothing for a round that was not repeated. */
export function RepeatNotes({ notes }: { readonly notes: RepeatNotesView }) {
  const t = useWords(SETUP_TEXT);
  const format = useFormat();
  if (!notes.former) return null;
  const { left, joined } = notes;
  const lines = [
    { term: t.notesSubjects, names: notes.subjects },
    { term: t.notesMembers, names: notes.members },
    { term: t.notesPlans, names: notes.plans },
    { term: t.notesLeft(format.count(left.count)), names: withRest(left) },
    { term: t.notesJoined(format.count(joined.count)), names: withRest(joined) },
  ].filter(({ names }) => names.length > 0);
  return (
    <Card title={t.notesTitle(notes.former.title)}>
      {lines.length === 0 && <p>{t.notesNone}</p>}
      {lines.length > 0 && (
        <ul>
          {lines.map(({ term, names }) => (
            <li key={term}>
              <b>{term}</b>: {names.join(', ')}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const withRest = ({ count, names }: RepeatNotesView['left']): readonly string[] =>
  count > names.length ? [...names, '…'] : names;
