/**
 * What one document does to another, read from the later to the earlier. `implements` and `guides` carry it out,
 * `concludes` closes a period of it, `cites` only names it; `amends`, `replaces` and `revokes` change its validity.
 */
export const LINK_KINDS = ['implements', 'guides', 'amends', 'replaces', 'revokes', 'cites', 'concludes'] as const;
/** One of {@link LINK_KINDS}. */
export type LinkKind = (typeof LINK_KINDS)[number];

/** The kinds that change the validity of the document they point at. */
export const ACTING_KINDS = ['amends', 'replaces', 'revokes'] as const satisfies readonly LinkKind[];
/** One of {@link ACTING_KINDS}. */
export type ActingKind = (typeof ACTING_KINDS)[number];
