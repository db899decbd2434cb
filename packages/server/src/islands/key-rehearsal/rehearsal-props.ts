import type { Engine } from '@guong/ballot';

/** What the page gives the rehearsal. */
export interface RehearsalProps {
  readonly roundId: string;
  readonly lang: 'vi' | 'en';
  readonly engine: Engine;
}
