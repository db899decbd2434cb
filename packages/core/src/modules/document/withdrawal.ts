import type { DocumentRow } from './document.tables.ts';

/** Who took something back, on which day and why. */
export interface TakenBack {
  readonly on: string;
  readonly by: string;
  readonly because: string;
}
type Columns = Pick<DocumentRow, 'withdrawn_on' | 'withdrawn_by' | 'withdrawn_because'>;

/** The columns of whatever was taken back. */
export const takenBack = ({ on, by, because }: TakenBack): Columns => ({
  ...{ withdrawn_on: on, withdrawn_by: by, withdrawn_because: because },
});

/** When something was taken back, by whom and why; null while it stands. */
export const withdrawalOf = ({
  withdrawn_on: on,
  withdrawn_by: by,
  withdrawn_because: because,
}: Columns): TakenBack | null => (on === null || by === null || because === null ? null : { on, by, because });
