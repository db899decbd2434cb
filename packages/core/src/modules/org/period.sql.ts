import { sql, type RawBuilder, type SqlBool } from 'kysely';

const column = (alias: string, name: 'from_on' | 'to_on') => sql.ref(alias === '' ? name : `${alias}.${name}`);

/** `holdsOn` for a query: the period of the table named by `alias` holds on `day`. An empty alias means the only table. */
export const onDay = (alias: string, day: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${column(alias, 'from_on')} <= ${day} and ${endsAfter(alias, day)})`;

/** For a query: the period is open, or ends later than `day`. */
export const endsAfter = (alias: string, day: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${column(alias, 'to_on')} is null or ${column(alias, 'to_on')} > ${day})`;

/** The later of the row's first day and `day`: ending something before it began means that it never took effect. */
export const noEarlierThanBegun = (day: string): RawBuilder<string> => sql<string>`greatest(from_on, ${day}::date)`;
