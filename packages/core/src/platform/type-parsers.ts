import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

/** Counts and sums of small things arrive as numbers; one that would lose digits is a bug and throws. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`int8 ${text} does not fit into a number`);
  return value;
}

/** How columns become values: int8 → number, date → `yyyy-mm-dd`; numeric stays a string; the rest as `pg` does it. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return safeInteger;
    if (oid === DATE) return (text: string) => text;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  }) as typeof pg.types.getTypeParser,
};
