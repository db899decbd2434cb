import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Power } from '../../usecase/index.ts';
import { tables } from './org.tables.ts';
import { onDay } from './period.sql.ts';

/** A post with whoever holds it on a day; `isOpen` is false for one that does not exist on that day. */
export interface PostHeld {
  readonly postId: string;
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly isHead: boolean;
  readonly isLeader: boolean;
  readonly powers: readonly Power[];
  readonly isOpen: boolean;
  readonly holders: readonly { readonly personId: string; readonly fullName: string }[];
}

/** Every post there ever was, with its holders on a day, by precedence: rooms that give work to posts look here. */
export async function postsHeldOn(tx: Tx, tenantId: string, day: string): Promise<PostHeld[]> {
  const rows = await tables(tx)
    .selectFrom('org.post as p')
    .innerJoin('org.unit as u', (join) =>
      join.onRef('u.tenant_id', '=', 'p.tenant_id').onRef('u.unit_id', '=', 'p.unit_id'),
    )
    .select(['p.post_id', 'p.title', 'p.unit_id', 'p.is_head', 'p.is_leader', 'p.powers', 'u.code'])
    .select(sql<boolean>`(${onDay('p', day)} and ${onDay('u', day)})`.as('is_open'))
    .select((eb) =>
      eb
        .selectFrom('org.unit_name as n')
        .select('n.name')
        .whereRef('n.tenant_id', '=', 'p.tenant_id')
        .whereRef('n.unit_id', '=', 'p.unit_id')
        .where('n.from_on', '<=', day)
        .orderBy('n.from_on', 'desc')
        .limit(1)
        .as('unit_name'),
    )
    .where('p.tenant_id', '=', tenantId)
    .orderBy('p.precedence')
    .orderBy('p.title')
    .orderBy('p.post_id')
    .execute();
  const holders = await holdersOn(tx, tenantId, day);
  return rows.map((row) => ({
    postId: row.post_id,
    title: row.title,
    unitId: row.unit_id,
    unitName: row.unit_name ?? row.code,
    isHead: row.is_head,
    isLeader: row.is_leader,
    powers: row.powers,
    isOpen: row.is_open,
    holders: row.is_open ? (holders.get(row.post_id) ?? []) : [],
  }));
}

async function holdersOn(tx: Tx, tenantId: string, day: string): Promise<ReadonlyMap<string, PostHeld['holders']>> {
  const rows = await tables(tx)
    .selectFrom('org.holding as h')
    .innerJoin('org.person as w', (join) =>
      join.onRef('w.tenant_id', '=', 'h.tenant_id').onRef('w.person_id', '=', 'h.person_id'),
    )
    .select(['h.post_id', 'w.person_id', 'w.full_name'])
    .where('h.tenant_id', '=', tenantId)
    .where('w.state', 'in', ['active', 'retired'])
    .where(onDay('h', day))
    .orderBy('w.sort_key')
    .orderBy('h.holding_id')
    .execute();
  const byPost = new Map<string, { personId: string; fullName: string }[]>();
  for (const { post_id: postId, person_id: personId, full_name: fullName } of rows) {
    byPost.set(postId, [...(byPost.get(postId) ?? []), { personId, fullName }]);
  }
  return byPost;
}
