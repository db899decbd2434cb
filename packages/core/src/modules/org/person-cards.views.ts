import type { Tx } from '../../platform/index.ts';
import { holdingsOn } from './post.views.ts';
import { tables } from './org.tables.ts';

/** A person as other rooms name him: name as written and the first post by precedence (empty when he holds none). */
export interface PersonCard {
  readonly personId: string;
  readonly name: string;
  readonly post: string;
}

/** Cards of these people, in the order asked; who is not of this committee, or no longer, is left out. */
export async function personCards(
  tx: Tx,
  tenantId: string,
  { personIds, day }: { readonly personIds: readonly string[]; readonly day: string },
): Promise<PersonCard[]> {
  if (personIds.length === 0) return [];
  const people = await tables(tx)
    .selectFrom('org.person')
    .select(['person_id', 'full_name'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', 'in', personIds)
    .where('state', 'in', ['active', 'retired'])
    .execute();
  const names = new Map(people.map((person) => [person.person_id, person.full_name]));
  const firsts = new Map(
    (await holdingsOn(tx, tenantId, { day })).toReversed().map((line) => [line.personId, line.title]),
  );
  return personIds.flatMap((personId) => {
    const name = names.get(personId);
    return name === undefined ? [] : [{ personId, name, post: firsts.get(personId) ?? '' }];
  });
}
