import { hostileArchives } from './hostile-archives.ts';
import type { HostileFile } from './hostile-file.ts';
import { hostileNames } from './hostile-names.ts';
import { hostileTypes } from './hostile-types.ts';
import { hostileXml } from './hostile-xml.ts';

/** Every hostile file there is; built anew at each call. */
export function hostileFiles(): readonly HostileFile[] {
  return [...hostileArchives(), ...hostileNames(), ...hostileXml(), ...hostileTypes()];
}
