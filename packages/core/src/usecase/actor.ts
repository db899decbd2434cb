/**
 * What a post lets its holder do. Closed set; posts carry them as data, accounts never.
 * - `office`: the committee's office; keeps units, people, posts, invitations, prepares rounds and rolls.
 * - `approve`: the committee's leadership; approves a round, confirms minutes, orders release and destruction.
 * - `inspect`: the inspection committee; reads the audit chain and the security log.
 * - `operate`: whoever runs the machine; health, jobs and backups, never content (refusal 7 of the product).
 */
export const POWERS = ['office', 'approve', 'inspect', 'operate'] as const;
/** One of {@link POWERS}. */
export type Power = (typeof POWERS)[number];

/** A post held on the day of the request: the only source of powers. */
export interface ActingHolding {
  readonly holdingId: string;
  readonly unitId: string;
  readonly postTitle: string;
  readonly powers: readonly Power[];
}

/** Someone signed in, with the posts held today. */
export interface PersonActor {
  readonly kind: 'person';
  readonly tenantId: string;
  readonly personId: string;
  readonly accountId: string;
  readonly holdings: readonly ActingHolding[];
  /** When a factor was last checked; sensitive acts ask for a recent one. */
  readonly verifiedAt: Date;
  /** How many factors the sign-in rests on: officers need two. */
  readonly factors: number;
  /** Present when the request came with an API token: the names of the use cases it may reach. */
  readonly scopes?: readonly string[];
}

/** Work the house does by itself: timers, jobs, the seeder, the command line. */
export interface SystemActor {
  readonly kind: 'system';
  readonly tenantId: string;
  readonly job: string;
}

/** Nobody is signed in. The tenant comes from the host name, or is the one default. */
export interface AnonymousActor {
  readonly kind: 'anonymous';
  readonly tenantId: string;
}

/** Who is behind a request. */
export type Actor = PersonActor | SystemActor | AnonymousActor;

/** Whether the actor holds a post with this power today. */
export const hasPower = (actor: Actor, power: Power): boolean =>
  actor.kind === 'person' && actor.holdings.some((holding) => holding.powers.includes(power));
