import type { Box, Engine, KeyPair } from '@guong/ballot';

/** What the page gives the station. */
export interface StationProps {
  readonly roundId: string;
  readonly lang: 'vi' | 'en';
  readonly engine: Engine;
  readonly random: (length: number) => Uint8Array;
}

/** A station that members seal to: its key lives in this page only. */
export interface Ready {
  readonly keys: KeyPair;
  readonly box: Box;
  readonly threshold: number;
}
