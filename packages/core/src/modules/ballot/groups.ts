/** One category of the roll as it stands when the roll is frozen. */
export interface CategorySize {
  readonly code: string;
  readonly name: string;
  readonly size: number;
}
/** Voters who share one credential key: the set in which each of them hides. */
export interface CredentialGroup {
  readonly groupNo: number;
  readonly name: string;
  readonly categories: readonly string[];
  readonly size: number;
}

/** Rulings, 6: a group smaller than this is merged with others. */
export const SMALLEST_GROUP = 10;

/**
 * Merges categories (in precedence order) into credential groups by a fixed rule, so that anyone can repeat it:
 * all categories under {@link SMALLEST_GROUP} become one group; while that one is still too small, the smallest
 * remaining category (ties: the one that stands last) joins it. The merged group comes first; order is kept otherwise.
 */
export function mergeGroups(categories: readonly CategorySize[]): readonly CredentialGroup[] {
  const present = categories.filter((category) => category.size > 0);
  const merged = new Set(present.filter((category) => category.size < SMALLEST_GROUP));
  while (merged.size > 0 && sum([...merged]) < SMALLEST_GROUP && merged.size < present.length) {
    const rest = present.filter((category) => !merged.has(category));
    const smallest = Math.min(...rest.map((category) => category.size));
    const next = rest.findLast((category) => category.size === smallest);
    if (next) merged.add(next);
  }
  const together = present.filter((category) => merged.has(category));
  const alone = present.filter((category) => !merged.has(category)).map((category) => [category]);
  const parts = together.length > 0 ? [together, ...alone] : alone;
  return parts.map((part, index) => ({
    groupNo: index + 1,
    name: part.map((category) => category.name).join(' + '),
    categories: part.map((category) => category.code),
    size: sum(part),
  }));
}

const sum = (categories: readonly CategorySize[]): number => categories.reduce((total, { size }) => total + size, 0);
