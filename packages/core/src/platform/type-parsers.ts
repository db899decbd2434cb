import pg from 'pg';

/** Counts and sums of small things arrive as numbers; one that would lose digits is a bug and throws. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`int8 ${text} does not fit into a number`);
  return value;
}

/** How columns become values: int8 → number, date → `yyyy-mm-dd`; numeric stays a string; the rest as `pg` does it. */
export const typeParsers = new pg.TypeOverrides();
typeParsers.setTypeParser(pg.types.builtins.INT8, safeInteger);
typeParsers.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
