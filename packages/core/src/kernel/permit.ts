declare const stamp: unique symbol;

/**
 * Proof that a policy said yes to the use case named `Name`.
 * Only `*.policy.ts` files may issue one (a rule of the house, see `.dependency-cruiser.cjs`);
 * a permit to read cannot be spent on a write, because the name is part of its type.
 */
export interface Permit<Name extends string> {
  readonly [stamp]: Name;
  /** The sentence of the policy that allowed it; it goes into the audit row. */
  readonly rule: string;
}

/** Issues the permit when `allowed`, else nothing. */
export const permitIf = <Name extends string>(_name: Name, rule: string, allowed: boolean): Permit<Name> | undefined =>
  allowed ? ({ rule } as Permit<Name>) : undefined;
