import { Item, ItemList, LinkButton, Pill, useFormat, useWords, type Tone } from '../ui/index.ts';
import { lookOfState, type CellLook } from './cell-words.ts';
import type { ObligationLineView } from './directive-view.ts';
import { TEXT } from './text.ts';

const TONES: Readonly<Partial<Record<CellLook, Tone>>> = {
  covered: 'good',
  late: 'warn',
  overdue: 'late',
  pending: 'info',
};

/** How an obligation stands, in words and colour. */
export function StatePill({ state }: Pick<ObligationLineView, 'state'>) {
  const t = useWords(TEXT);
  const tone = TONES[lookOfState(state)];
  return <Pill {...(tone && { tone })}>{t.states[state]}</Pill>;
}

/** Obligations one under another: who, what for which document, by when, how it stands, and the door to it. */
export function ObligationList({ obligations }: { readonly obligations: readonly ObligationLineView[] }) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <ItemList>
      {obligations.map((one) => (
        <Item
          key={one.obligationId}
          title={`${one.unitName}: ${one.task}`}
          facts={
            <>
              {t.asks(one.symbol, one.requiredType)} · {t.cell.waiting(format.day(one.dueOn))}
              {one.ownSymbol !== null && ` · ${one.ownSymbol}`}
              {one.recalled !== null && ` · ${t.cell.recalled(one.recalled.symbol, one.recalled.withdrawal.because)}`}
              {one.lagDays !== null && ` · ${t.lag(format.count(one.lagDays))}`} <StatePill state={one.state} />
            </>
          }
          action={<LinkButton href={`/directives/obligations/${one.obligationId}`}>{t.open}</LinkButton>}
        />
      ))}
    </ItemList>
  );
}
