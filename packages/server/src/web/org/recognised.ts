import { useTold } from '../ui/index.ts';
import type { ImportRow } from './org-view.ts';

/** Somebody whom a row of a list may mean. */
export type Candidate = ImportRow['candidates'][number];

/** By what somebody is recognised, in the reader's language; what is no sentence of the house stays as it was typed. */
export function useRecognised(): (facts: Candidate['facts']) => string {
  const told = useTold();
  return (facts) => facts.map((fact) => (typeof fact === 'string' ? fact : told(fact))).join(', ');
}
