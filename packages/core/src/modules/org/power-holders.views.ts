import type { Tx } from '../../platform/index.ts';
import type { Power } from '../../usecase/index.ts';
import { tables } from './org.tables.ts';
import { onDay } from './period.sql.ts';

/** Somebody whose post carries powers on a day. */
export interface PowerHolder {
  readonly personId: string;
  readonly name: string;
  readonly post: string;
  readonly powers: readonly Power[];
}

/** Whoever may act for the committee on a day, by precedence of the post: so that a page can say for whom something waits. */
export async function powerHoldersOn(tx: Tx, tenantId: string, day: string): Promise<PowerHolder[]> {
  return tables(tx)
    .selectFrom('org.holding as h')
    .innerJoin('org.post as p', (join) =>
      join.onRef('p.tenant_id', '=', 'h.tenant_id').onRef('p.post_id', '=', 'h.post_id').on(onDay('p', day)),
    )
    .innerJoin('org.person as w', (join) =>
      join.onRef('w.tenant_id', '=', 'h.tenant_id').onRef('w.person_id', '=', 'h.person_id'),
    )
    .select(['w.person_id as personId', 'w.full_name as name', 'p.title as post', 'p.powers'])
    .where('h.tenant_id', '=', tenantId)
    .where(onDay('h', day))
    .where('w.state', 'in', ['active', 'retired'])
    .where((eb) => eb(eb.fn<number>('cardinality', ['p.powers']), '>', 0))
    .orderBy('p.precedence')
    .orderBy('w.sort_key')
    .orderBy('w.person_id')
    .execute();
}
