import { assignFields } from './assign-fields.ts';
import type { TableHeader } from './header-shape.ts';
import type { FieldMatch, Fold, HeaderSpec } from './title-match.ts';

/** What a column is proposed to hold; a person confirms it. */
export interface ProposedColumn {
  readonly column: number;
  readonly title: string;
  /** Absent where no field fits well enough, or a better column took it. */
  readonly field?: string;
  /** Of the proposed field, from 0 to 1; 0 without one. */
  readonly confidence: number;
  /** Other fields by falling confidence. */
  readonly alternatives: readonly FieldMatch[];
}

const WORTH_OFFERING = 0.35;

/** Proposes a field for each column; each field at most once, best fits first. */
export function proposeMapping(
  header: TableHeader,
  wanted: readonly HeaderSpec[],
  fold: Fold,
): readonly ProposedColumn[] {
  const { fits, chosen } = assignFields(header, wanted, fold);
  return header.columns.map((column) => {
    const match = chosen.get(column);
    const offered = (fits.get(column) ?? []).filter((other) => other.confidence >= WORTH_OFFERING);
    return {
      column: column.column,
      title: column.title,
      ...(match === undefined ? {} : { field: match.field }),
      confidence: match?.confidence ?? 0,
      alternatives: offered.filter((other) => other.field !== match?.field),
    };
  });
}
