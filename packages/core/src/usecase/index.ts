/** Use case: the corridor. Every page, API call, job and command line goes through `perform` or `performDeposit`. */
export { hasPower, POWERS } from './actor.ts';
export type { ActingHolding, Actor, AnonymousActor, PersonActor, Power, SystemActor } from './actor.ts';
export { command, issue, view } from './contract.ts';
export type { AnyUseCase, App, AuditEvent, Command, Ctx, Done, Failpoint, Issue, Seen, View } from './contract.ts';
export { deposit, performDeposit, type Deposit, type DepositCtx, type DepositInput } from './deposit.ts';
export { perform } from './perform.ts';
export { doNextJob, startWorker } from './jobs.ts';
export type { JobKind, Outcome, Work, Worker, WorkerOptions } from './jobs.ts';
export { lastOfType } from './audit.ts';
export { canonicalJson } from './canonical.ts';
export { forgetSecurityEvents, logRefusal } from './security-log.ts';
export { auditCheckpoint, readCheckpoint, type Checkpoint } from './checkpoint.ts';
export { forgetAnswers, type IdempotencyKey } from './idempotency.ts';
export { verifyAudit, type AuditProblem, type AuditVerdict, type ChainPoint } from './verify-audit.ts';
export type { AstrayRow, RowProblem } from './verify-rows.ts';
export { UNWATCHED, WATCHED, type Watch } from './audit-coverage.ts';
export { Told } from './told.ts';
export { Day, line, ONLY_IN_FORMS, openLine, optionalField, Revision, Tick } from './fields.ts';
