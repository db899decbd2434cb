/**
 * Failed tries a day, by what they have in common. Counted before anything expensive is done, in rows that know only
 * the day. Nobody can lock another out: a device that signed in before has a count of its own, passkeys and the QR of a
 * card are not counted, and the office can print a new card.
 */
export const LIMITS = {
  /** One login from one place (an address prefix). */
  loginAndPlace: 20,
  /** One place, whatever the login: a hall of 400 people behind one address mistypes about a hundred times. */
  place: 500,
  /** One login from everywhere but its own devices. */
  login: 100,
  /** One login on a device where it was used before. */
  knownDevice: 20,
  /** Codes and passwords typed to confirm, inside one sign-in's account. */
  again: 20,
} as const;

/** The kinds of count. */
export type LimitKind = keyof typeof LIMITS;
