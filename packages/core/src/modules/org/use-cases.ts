import type { AnyUseCase } from '../../usecase/index.ts';
import { abolishPost } from './commands/abolish-post.ts';
import { addExternalId } from './commands/add-external-id.ts';
import { addPeople, addPerson } from './commands/add-person.ts';
import { addUnitKind } from './commands/add-unit-kind.ts';
import { appoint } from './commands/appoint.ts';
import { assignCategory, endCategoryAssignment } from './commands/assign-category.ts';
import { correctCategory, createCategory, retireCategory } from './commands/categories.ts';
import { changePersonState } from './commands/change-person-state.ts';
import { confirmSuccession } from './commands/confirm-succession.ts';
import { correctPerson } from './commands/correct-person.ts';
import { correctPost } from './commands/correct-post.ts';
import { correctSuccession } from './commands/correct-succession.ts';
import { correctUnit } from './commands/correct-unit.ts';
import { createPost } from './commands/create-post.ts';
import { createUnit } from './commands/create-unit.ts';
import { draftSuccession } from './commands/draft-succession.ts';
import { correctHolding, endHolding } from './commands/end-holding.ts';
import { endUnit } from './commands/end-unit.ts';
import { found } from './commands/found.ts';
import { endMembership, joinCell, transferMember } from './commands/memberships.ts';
import { mergePersons } from './commands/merge-persons.ts';
import { moveUnit } from './commands/move-unit.ts';
import { resumeUnit, suspendUnit } from './commands/pause-unit.ts';
import { categories } from './category.views.ts';
import { committee, history, successions } from './committee.views.ts';
import { carryOutImport } from './import/carry-out-import.ts';
import { confirmImport, discardImport, failImport } from './import/confirm-import.ts';
import { decideDuplicates } from './import/decide-duplicates.ts';
import { importById, imports } from './import/import.views.ts';
import { exportPeople, importReport } from './import/report.views.ts';
import { remapImport, startImport } from './import/start-import.ts';
import { onePerson, peopleOf, searchPeople } from './person.views.ts';
import { holdings, postsOf } from './post.views.ts';
import { unitKinds, unitTree } from './unit.views.ts';

/** Everything this room does, by the name it has in code. */
export const org = {
  found,
  addUnitKind,
  createUnit,
  correctUnit,
  moveUnit,
  suspendUnit,
  resumeUnit,
  endUnit,
  draftSuccession,
  confirmSuccession,
  correctSuccession,
  addPerson,
  addPeople,
  correctPerson,
  changePersonState,
  mergePersons,
  addExternalId,
  createPost,
  correctPost,
  abolishPost,
  appoint,
  endHolding,
  correctHolding,
  joinCell,
  transferMember,
  endMembership,
  createCategory,
  correctCategory,
  retireCategory,
  assignCategory,
  endCategoryAssignment,
  committee,
  unitTree,
  unitKinds,
  postsOf,
  holdings,
  peopleOf,
  searchPeople,
  onePerson,
  categories,
  successions,
  history,
  startImport,
  remapImport,
  decideDuplicates,
  confirmImport,
  discardImport,
  carryOutImport,
  failImport,
  import: importById,
  imports,
  importReport,
  exportPeople,
} as const;

/** The same as a list: for the REST door and for tests that walk over every use case. */
export const orgUseCases: readonly AnyUseCase[] = Object.values(org);
