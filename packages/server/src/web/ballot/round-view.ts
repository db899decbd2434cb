import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';

/** A round as its page gets it. */
export type RoundView = z.output<typeof ballot.round.output>;
/** The list of rounds as its page gets it. */
export type RoundsView = z.output<typeof ballot.rounds.output>;
/** A page of the roll. */
export type RollView = z.output<typeof ballot.roll.output>;
