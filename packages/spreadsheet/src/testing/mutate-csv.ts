import type { Dice } from './dice.ts';

const INSERTS: readonly [string, ...string[]] = [
  '"',
  '""',
  '"\r\n"',
  ';',
  '\t',
  ',',
  '\r',
  '\n',
  '\u0000',
  '\uFEFF',
  '=cmd|calc',
  "'=1",
  'sep=,\n',
  '\u202e',
  '<html>',
  ';'.repeat(20_000),
  '\n'.repeat(5_000),
  'x'.repeat(40_000),
  '"'.repeat(9_999),
];

/** Changes csv text by what breaks csv readers: quotes, delimiters, line ends, odd characters, long fields. */
export function mutateCsv(original: string, die: Dice): { text: string; change: string } {
  let text = original;
  const changes: string[] = [];
  for (let i = 0; i <= die.number(4); i += 1) {
    const at = die.number(text.length + 1);
    const insert = die.pick(INSERTS);
    const remove = die.number(3) === 0 ? die.number(40) : 0;
    text = text.slice(0, at) + insert + text.slice(at + remove);
    changes.push(JSON.stringify(insert.slice(0, 12)));
  }
  return { text, change: changes.join(' ') };
}
