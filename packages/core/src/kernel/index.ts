/** Kernel: the ground floor. Imports nothing of ours and does no I/O. */
export type { Permit } from './permit.ts';
export { conflict, fail, hidden, invalid, ok, type Fault, type Result } from './result.ts';
export { inWords, keptSaid, readSaid, say, saidWhole, type Said } from './said.ts';
export { opaqueId, timedId } from './ids.ts';
export { DAY_MS, dayOf, ZONE } from './time.ts';
