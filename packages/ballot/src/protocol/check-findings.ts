/** Checks of a bundle, numbered as in SPEC section 13. */
export const CHECK_TITLES = {
  V1: 'archive, names and sums',
  V2: 'manifest hash and fingerprint',
  V3: 'every key and rule of the manifest',
  V4: 'control leaves present, signed, once, in order',
  V5: 'root of the last head; every earlier head is a prefix',
  V6: 'log signatures and witness cosignatures',
  V7: 'every ballot parses',
  V8: 'issuer signatures',
  V9: 'voter signatures',
  V10: 'voter keys, commitments and sealed shares are unique',
  V11: 'no revoked voter key carries a ballot',
  V12: 'reconciliation R1 to R9',
  V13: 'every head has its number; ballots are sorted inside each epoch',
  V14: 'the result is signed by a quorum',
  V15: 'recount from the audit package gives the signed result',
  V16: "the members' signed shares give result and findings again",
  V17: 'the publication follows from the result',
  V18: 'paper was read in twice alike and is signed',
  V19: 'kept receipts are honoured',
  V20: 'kept scripts are those of the manifest',
} as const;

/** Number of a check. */
export type CheckId = keyof typeof CHECK_TITLES;

/** Outcome of one check. `not-run` says what was missing; it is never counted as good. */
export interface Finding {
  readonly id: CheckId;
  readonly title: string;
  readonly state: 'ok' | 'failed' | 'not-run';
  readonly detail: string;
}

/** A check that came out well. */
export function passed(id: CheckId, detail = ''): Finding {
  return { id, title: CHECK_TITLES[id], state: 'ok', detail };
}

/** A check that failed. */
export function failed(id: CheckId, detail: string): Finding {
  return { id, title: CHECK_TITLES[id], state: 'failed', detail };
}

/** A check that could not be made. */
export function notRun(id: CheckId, detail: string): Finding {
  return { id, title: CHECK_TITLES[id], state: 'not-run', detail };
}

/** Good when `problem` is null, else failed with it. */
export function finding(id: CheckId, problem: string | null): Finding {
  return problem === null ? passed(id) : failed(id, problem);
}
