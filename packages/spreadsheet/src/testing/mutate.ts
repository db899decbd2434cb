import { dice } from './dice.ts';
import type { Dice } from './dice.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateCsv } from './mutate-csv.ts';
import { mutateXml } from './mutate-xml.ts';
import { smallRollCsv, smallRollParts } from './roll.ts';
import { packXlsx } from './xlsx.ts';
import { buildZip, utf8 } from './zip.ts';
import type { ZipPart } from './zip.ts';

/** A file made from a good one by a few changes, and what was changed. */
export interface Mutant {
  readonly bytes: Uint8Array;
  readonly change: string;
}

/**
 * The mutant with a number: always the same file. Most are changed inside the XML and packed again, so that they get
 * past the archive; others lie in the archive, or are changed as bare bytes or as csv text.
 */
export function mutant(seed: number): Mutant {
  const die = dice(seed);
  const kind = die.number(10);
  if (kind < 5) return xmlMutant(die);
  if (kind < 7) return zipMutant(die);
  if (kind < 8) return bytesMutant(die);
  const { text, change } = mutateCsv(smallRollCsv(4 + die.number(12)), die);
  return { bytes: die.number(3) === 0 ? mutateBytes(utf8(text), die).bytes : utf8(text), change: `csv: ${change}` };
}

function xmlMutant(die: Dice): Mutant {
  const parts = smallRollParts(4 + die.number(12));
  const changes: string[] = [];
  for (let i = 0; i <= die.number(3); i += 1) {
    const name = pickPart(parts, die);
    const { xml, change } = mutateXml(parts.get(name) ?? '', die);
    parts.set(name, xml);
    changes.push(`${change} in ${name}`);
  }
  return { bytes: packXlsx(parts), change: `xml: ${changes.join(', ')}` };
}

function pickPart(parts: ReadonlyMap<string, string>, die: Dice): string {
  if (die.number(2) === 0) return 'xl/worksheets/sheet1.xml';
  return [...parts.keys()][die.number(parts.size)] ?? '';
}

function zipMutant(die: Dice): Mutant {
  const parts: ZipPart[] = [...smallRollParts()].map(([name, xml]) => ({ name, data: utf8(xml) }));
  const at = die.number(parts.length);
  const victim = parts[at];
  if (victim === undefined) return bytesMutant(die);
  const lies: readonly [Lie, ...Lie[]] = [
    ['declared size', { declaredBytes: die.number(0xffffffff) }],
    ['checksum', { crc: die.number(0xffffffff) }],
    ['method', { method: die.number(100), packed: victim.data }],
    ['flags', { flags: die.number(0x10000) }],
    ['local name', { localName: `${victim.name}x` }],
    ['packed data', { packed: mutateBytes(victim.data, die).bytes }],
    ['name', { name: die.pick(['', '..', 'xl/workbook.xml', 'a'.repeat(die.number(400)), 'xl/\u202e.xml']) }],
    ['stored', { method: 0 }],
  ];
  const [change, lie] = die.pick(lies);
  parts[at] = { ...victim, ...lie };
  if (die.number(6) === 0) parts.splice(die.number(parts.length), 1);
  if (die.number(6) === 0) parts.reverse();
  const frame = die.number(8) === 0 ? { entryCount: die.number(70_000) & 0xffff } : {};
  return { bytes: buildZip(parts, frame), change: `zip: ${change} of ${victim.name}` };
}

type Lie = readonly [string, Partial<ZipPart>];

function bytesMutant(die: Dice): Mutant {
  const { bytes, change } = mutateBytes(packXlsx(smallRollParts()), die);
  return { bytes, change: `bytes: ${change}` };
}
