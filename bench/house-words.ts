/** What the house in its child process says when it is open. */
export interface HouseReady {
  readonly mainOrigin: string;
  readonly castOrigin: string;
  readonly roundId: string;
  readonly protocolId: string;
  /** Of a signed-in officer. */
  readonly cookie: string;
  readonly preparedSeconds: number;
}
/** What the house may be asked. */
export type Asked =
  | { readonly kind: 'usage' }
  | { readonly kind: 'flush' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'journal' }
  | { readonly kind: 'policies'; readonly asks: PolicyForm }
  | { readonly kind: 'render'; readonly path: string; readonly cookie: string; readonly count: number };
/** Answer to `usage`: CPU in microseconds since the start, memory in bytes. */
export interface Usage {
  readonly cpu: { readonly user: number; readonly system: number };
  readonly rss: number;
}
/** How the policies of row-level security ask for the tenant: as before migration 0030, or as since. */
export type PolicyForm = 'each row' | 'once';
/** Answer to `journal`: times in milliseconds, shares out of 1. */
export interface JournalReport {
  readonly people: number;
  /** One list of people brought in, with the journal of changes on and off, turn and turn about. */
  readonly on: readonly number[];
  readonly off: readonly number[];
  readonly checkMs: number;
  /** How many changes the check went through. */
  readonly signed: number;
  /** The audit's part of adding a person, and of the smallest command: one writer, then fifty at once. */
  readonly person: readonly [number, number];
  readonly smallest: readonly [number, number];
}
