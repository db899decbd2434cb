/** What the load generator saw: wall seconds of the whole, milliseconds of each cast, receipts that verify. */
export interface LoadReport {
  readonly seconds: number;
  readonly times: readonly number[];
  readonly verified: number;
  readonly sent: number;
  /** Size of one ballot. */
  readonly bytes: number;
}
