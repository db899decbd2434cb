import type { Dice } from './dice.ts';
import { join } from './zip.ts';

/** Changes bare bytes: flips, cuts, doubles, inserts, overwrites. */
export function mutateBytes(original: Uint8Array, die: Dice): { bytes: Uint8Array; change: string } {
  const bytes = Uint8Array.from(original);
  const from = die.number(bytes.length);
  const to = Math.min(bytes.length, from + 1 + die.number(64));
  const noise = Uint8Array.from({ length: 1 + die.number(32) }, () => die.number(256));
  switch (die.number(6)) {
    case 0:
      return { bytes: bytes.subarray(0, from), change: 'cut off' };
    case 1:
      return { bytes: join([bytes.subarray(0, from), bytes.subarray(to)]), change: 'hole' };
    case 2:
      return { bytes: join([bytes.subarray(0, to), bytes.subarray(from)]), change: 'doubled stretch' };
    case 3:
      return { bytes: join([bytes.subarray(0, from), noise, bytes.subarray(from)]), change: 'inserted noise' };
    case 4:
      return { bytes: noise, change: 'only noise' };
    default:
      return { bytes: flipped(bytes, die), change: 'flipped bits' };
  }
}

function flipped(bytes: Uint8Array, die: Dice): Uint8Array {
  for (let i = 0; i <= die.number(8); i += 1) {
    const at = die.number(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << die.number(8));
  }
  return bytes;
}
