import { permitIf, type Permit } from '../../kernel/permit.ts';
import { hasPower, type Actor } from '../../usecase/index.ts';

/** What the machine does to keep a house in order. */
export type OperationVerb =
  | 'operation.verifyAudit'
  | 'operation.takeCheckpoint'
  | 'operation.forgetOld'
  | 'operation.beginBackup'
  | 'operation.noteBackup'
  | 'operation.noteRestore'
  | 'operation.upkeep';

/** Upkeep is the machine's: its timers, and the command line of whoever holds the machine. No sign-in reaches it. */
export const mayOperate = <N extends OperationVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: the machine itself`, actor.kind === 'system');

/** How full the files are: for the office that adds them, and for whoever runs the machine. Numbers, no names. */
export const mayReadFileSpace = (actor: Actor): Permit<'operation.fileSpace'> | undefined =>
  permitIf(
    'operation.fileSpace',
    'operation.fileSpace: the machine itself, the office, or whoever runs the machine',
    actor.kind === 'system' || hasPower(actor, 'office') || hasPower(actor, 'operate'),
  );
