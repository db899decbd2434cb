import type { z } from 'zod';
import type { org } from '@guong/core/org';

/** The tree of units as its page gets it. */
export type TreeView = z.output<typeof org.unitTree.output>;
/** A page of people. */
export type PeopleView = z.output<typeof org.peopleOf.output>;
/** One person's record. */
export type PersonView = z.output<typeof org.onePerson.output>;
/** The posts of one person. */
export type HoldingsView = z.output<typeof org.holdings.output>;
/** The posts of one unit. */
export type PostsView = z.output<typeof org.postsOf.output>;
/** Categories with their people. */
export type CategoriesView = z.output<typeof org.categories.output>;
/** A preview of an import. */
export type ImportView = z.output<typeof org.import.output>;
/** The list of imports. */
export type ImportsView = z.output<typeof org.imports.output>;
/** A row of a preview. */
export type ImportRow = ImportView['rows'][number];
