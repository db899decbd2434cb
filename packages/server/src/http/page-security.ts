/** What one page may do beyond the strictest policy. */
export interface PageSecurity {
  /** The page runs Argon2 in WebAssembly (rulings, 20). */
  readonly runsWasm?: boolean;
  /** Origins that a form of this page may end at, besides its own: the redirect back to the casting origin. */
  readonly formTo?: readonly string[];
  /** Origins that an island of this page may fetch from, besides its own. */
  readonly connectTo?: readonly string[];
}
