import type { RefusalCode } from '../refusal.ts';
import { hostileArchives } from './hostile-archives.ts';
import { hostileNames } from './hostile-names.ts';
import { hostileTypes } from './hostile-types.ts';
import { hostileXml } from './hostile-xml.ts';

/** A file made to do harm, the law it tries, and the refusal it must meet; `read` where it must be read harmlessly. */
export interface HostileFile {
  readonly law: 'FIL-2' | 'FIL-3' | 'FIL-4' | 'FIL-6';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: RefusalCode | 'read';
}

/** Every hostile file there is; built anew at each call. */
export function hostileFiles(): readonly HostileFile[] {
  return [...hostileArchives(), ...hostileNames(), ...hostileXml(), ...hostileTypes()];
}
