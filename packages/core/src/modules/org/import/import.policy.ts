import { permitIf, type Permit } from '../../../kernel/permit.ts';
import { hasPower, type Actor } from '../../../usecase/index.ts';

/** The verbs of bringing lists in. */
export type ImportVerb =
  | 'org.startImport'
  | 'org.remapImport'
  | 'org.decideDuplicates'
  | 'org.confirmImport'
  | 'org.discardImport'
  | 'org.import'
  | 'org.imports'
  | 'org.importReport';

const isOffice = (actor: Actor): boolean => hasPower(actor, 'office') || actor.kind === 'system';

/** The office brings lists in and sees what is in them; they hold dates of birth. */
export const mayImport = <N extends ImportVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: the office keeps the organisation`, isOffice(actor));

/** Only the job that the office ordered writes an import into the organisation. */
export const mayCarryOut = <N extends 'org.carryOutImport' | 'org.failImport'>(
  actor: Actor,
  verb: N,
): Permit<N> | undefined => permitIf(verb, `${verb}: the job the office ordered`, actor.kind === 'system');

/** Whoever may read lists of people may take them away. */
export const mayExportPeople = (actor: Actor): Permit<'org.exportPeople'> | undefined =>
  permitIf(
    'org.exportPeople',
    'org.exportPeople: office, leadership, inspection',
    isOffice(actor) || hasPower(actor, 'approve') || hasPower(actor, 'inspect'),
  );
