import type { Said } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import type { ImportKind, RowFields } from './import.schema.ts';

/** A row that is carried out, with the person it became. */
export interface CarriedRow {
  readonly rowNo: number;
  readonly fields: RowFields;
  readonly personId: string;
  /** Whether this row added the person. */
  readonly isAdded: boolean;
}
/** What the steps of carrying out have in common. */
export interface Carrying {
  readonly ctx: Ctx;
  readonly kind: ImportKind;
  /** The day from which everything holds. */
  readonly day: string;
  /** Tells how many of the steps are done. */
  readonly told: (done: number, message: Said) => void;
}
