/** Org: units in a dated tree, people, posts and who holds them, cells, categories. Nothing here is ever deleted. */
export { org, orgUseCases } from './use-cases.ts';
export { electorsOn, type Elector, type ElectorsAt } from './category.views.ts';
export { importJob } from './import/import-job.ts';
export { importedPersonIds } from './import/imported-people.views.ts';
export { FIELD_NAMES } from './import/header-words.ts';
export { FIELDS as IMPORT_FIELDS, type Mapping as ImportMapping } from './import/import.schema.ts';
export type { RowLine as ImportRowLine } from './import/import.views.ts';
export { REASON_NAMES } from './import/read-cell.ts';
export { committeeOf } from './committee.views.ts';
export { personCards, type PersonCard } from './person-cards.views.ts';
export { actingHoldings, holdingsOn } from './post.views.ts';
export { standingOf, type Standing } from './standing.views.ts';
export { unitOn } from './unit.sql.ts';
export { unitsBelow, unitTreeAsOf } from './unit.views.ts';
export type { HoldingLine } from './post.schema.ts';
export type { PersonLine } from './person.schema.ts';
export type { TreeUnit } from './unit.schema.ts';
