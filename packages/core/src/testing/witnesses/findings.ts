/** What a law was tried on, and where it did not hold. */
export interface Findings {
  tried: number;
  readonly broken: string[];
}

/** Nothing tried yet. */
export const noFindings = (): Findings => ({ tried: 0, broken: [] });
