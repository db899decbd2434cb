import { Card, Item, ItemList, useFormat, useWords } from '../ui/index.ts';
import type { MeetingView } from './meeting-view.ts';
import { TEXT } from './text.ts';

/** What was changed after closing, with the reasons. */
export function CorrectionsCard({ meeting }: { readonly meeting: MeetingView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (meeting.corrections.length === 0) return null;
  return (
    <Card title={t.corrections}>
      <ItemList>
        {meeting.corrections.map((one) => (
          <Item
            key={one.correctionId}
            title={one.reason}
            facts={`${format.instant(one.madeAt)} · ${t.before}: ${wordsOf(one.before, t)}`}
          />
        ))}
      </ItemList>
    </Card>
  );
}

type Words = typeof TEXT.vi;
type Kept = Readonly<Record<string, unknown>>;
const textIn = (kept: Kept, name: string): string => (typeof kept[name] === 'string' ? kept[name] : '');

/** What stood before, as people read it. */
function wordsOf(before: string, t: Words): string {
  const kept = JSON.parse(before) as Kept;
  return attendanceWords(kept, t) ?? duplicateWords(kept, t) ?? voteWords(kept, t) ?? textIn(kept, 'text');
}

function attendanceWords(kept: Kept, t: Words): string | undefined {
  const { standing } = kept;
  const isKnown = standing === 'present' || standing === 'excused' || standing === 'absent';
  return isKnown ? `${textIn(kept, 'name')}, ${t.standings[standing]}` : undefined;
}

function duplicateWords({ duplicateOf, state }: Kept, t: Words): string | undefined {
  if (typeof duplicateOf !== 'string') return undefined;
  return state === 'cancelled' ? t.struckTitle : t.states.closed;
}

function voteWords(kept: Kept, t: Words): string | undefined {
  if (typeof kept['question'] !== 'string') return undefined;
  const [yes = '', no = '', none = ''] = ['votesFor', 'votesAgainst', 'abstentions'].map((name) => String(kept[name]));
  return `${kept['question']}: ${t.handsLine({ yes, no, none })}`;
}
