import type { Fault } from '@guong/core/kernel';

/** What was typed into an address and fits nothing is not there. */
export const notThere = (fault: Fault): Fault =>
  fault.code === 'invalid' ? { code: 'not_found', what: 'document' } : fault;
