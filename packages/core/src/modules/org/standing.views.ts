import { runNamed, type NamedStatement, type Tx } from '../../platform/index.ts';
import type { ActingHolding } from '../../usecase/index.ts';

/** Who a person is in the organisation on a day, and which posts, with which powers, the person holds then. */
export interface Standing {
  readonly fullName: string;
  readonly code: string;
  readonly holdings: readonly ActingHolding[];
  /** Name of the unit of the first post, else of the cell; empty when there is neither. */
  readonly unitName: string;
}

/**
 * Name and acting posts in one query: what a sign-in is looked up for at every request. Nothing for whoever moved away,
 * died, was merged into another record, or belongs to another tenant.
 */
export async function standingOf(
  tx: Tx,
  tenantId: string,
  at: { readonly personId: string; readonly day: string },
): Promise<Standing | undefined> {
  const rows = await runNamed<StandingRow>(tx, STANDING, [tenantId, at.personId, at.day]);
  const [row] = rows;
  if (!row) return undefined;
  return {
    fullName: row.full_name,
    code: row.code,
    holdings: row.holdings.map(({ unitName: _unitName, ...holding }) => holding),
    unitName: row.holdings[0]?.unitName ?? row.cell_name ?? '',
  };
}

/**
 * Posts as they count where their powers do not: in a sign-in with one factor, in a letter. A post that only keeps the
 * machine is left out: without its power it would look like one that reads what is internal (refusal 7 of the product).
 */
export const withoutPowers = (holdings: readonly ActingHolding[]) =>
  holdings
    .filter(({ powers }) => powers.length === 0 || powers.some((power) => power !== 'operate'))
    .map((holding) => ({ ...holding, powers: [] }));

interface StandingRow {
  readonly full_name: string;
  readonly code: string;
  readonly holdings: readonly PlacedHolding[];
  readonly cell_name: string | null;
}
type PlacedHolding = ActingHolding & { readonly unitName: string };

// $1 tenant, $2 person, $3 day.
const STANDING: NamedStatement = {
  name: 'org.standing',
  text: `
    select p.full_name, p.code, coalesce(json_agg(json_build_object(
        'holdingId', h.holding_id, 'unitId', o.unit_id, 'postTitle', o.title, 'powers', o.powers, 'unitName', n.name
      ) order by o.precedence, h.holding_id) filter (where h.holding_id is not null), '[]') as holdings,
      (select c.name from org.membership m
        join org.unit_name c on c.tenant_id = m.tenant_id and c.unit_id = m.unit_id
          and c.from_on <= $3::date and (c.to_on is null or c.to_on > $3::date)
        where m.tenant_id = p.tenant_id and m.person_id = p.person_id
          and m.from_on <= $3::date and (m.to_on is null or m.to_on > $3::date) limit 1) as cell_name
    from org.person p
    left join (
      org.holding h
      join org.post o on o.tenant_id = h.tenant_id and o.post_id = h.post_id
        and o.from_on <= $3::date and (o.to_on is null or o.to_on > $3::date)
      join org.unit u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        and u.from_on <= $3::date and (u.to_on is null or u.to_on > $3::date)
      join org.unit_name n on n.tenant_id = o.tenant_id and n.unit_id = o.unit_id
        and n.from_on <= $3::date and (n.to_on is null or n.to_on > $3::date)
    ) on h.tenant_id = p.tenant_id and h.person_id = p.person_id
      and h.from_on <= $3::date and (h.to_on is null or h.to_on > $3::date)
    where p.tenant_id = $1::uuid and p.person_id = $2::uuid and p.state in ('active', 'retired')
    group by p.tenant_id, p.person_id`,
};
