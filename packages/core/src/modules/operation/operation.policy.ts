import { permitIf, type Permit } from '../../kernel/permit.ts';
import type { Actor } from '../../usecase/index.ts';

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
