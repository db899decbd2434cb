import type { HeaderColumn, TableHeader } from './header-shape.ts';
import { matchTitle, SURE_ENOUGH } from './title-match.ts';
import type { FieldMatch, Fold, HeaderSpec } from './title-match.ts';

/** Every fit of every column, and the field chosen for each. */
export interface Assignment {
  readonly fits: ReadonlyMap<HeaderColumn, readonly FieldMatch[]>;
  readonly chosen: ReadonlyMap<HeaderColumn, FieldMatch>;
}

/** Gives each field to the column that fits it best; left column first where two fit alike. */
export function assignFields(header: TableHeader, wanted: readonly HeaderSpec[], fold: Fold): Assignment {
  const fits = new Map(header.columns.map((column) => [column, matchTitle(column.parts, wanted, fold)]));
  const pairs = [...fits].flatMap(([column, matches]) => matches.map((match) => ({ column, match })));
  const sure = pairs.filter(({ match }) => match.confidence >= SURE_ENOUGH);
  sure.sort((a, b) => b.match.confidence - a.match.confidence || a.column.column - b.column.column);
  const chosen = new Map<HeaderColumn, FieldMatch>();
  const taken = new Set<string>();
  for (const { column, match } of sure) {
    if (chosen.has(column) || taken.has(match.field)) continue;
    chosen.set(column, match);
    taken.add(match.field);
  }
  return { fits, chosen };
}
