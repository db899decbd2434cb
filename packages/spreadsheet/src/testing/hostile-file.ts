import type { RefusalCode } from '../refusal.ts';

/** A file made to do harm, the law it tries, and the refusal it must meet; `read` where it must be read harmlessly. */
export interface HostileFile {
  readonly law: 'FIL-2' | 'FIL-3' | 'FIL-4' | 'FIL-6';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: RefusalCode | 'read';
}
