// A district committee with its wards and an officer: what the houses of several benchmarks begin with.
import { randomUUID } from 'node:crypto';
import type { House } from '@guong/core/house';
import { org } from '@guong/core/org';
import { addTenant } from '@guong/core/platform';
import type { PersonActor, SystemActor } from '@guong/core/usecase';
import { act } from './act.ts';

/** A district that was founded, and the hands that act in it. */
export interface District {
  readonly tenantId: string;
  readonly system: SystemActor;
  readonly office: PersonActor;
  /** In the order of their numbers. */
  readonly wardIds: readonly string[];
}

/** Founds a district committee of so many wards, in a house that is empty. */
export async function foundedDistrict({ app, reach }: House, wards: number): Promise<District> {
  const tenant = { tenantId: randomUUID(), code: 'do', name: 'Đảng bộ đo', host: null };
  await addTenant(reach('guong_owner'), tenant);
  const system: SystemActor = { kind: 'system', tenantId: tenant.tenantId, job: 'bench' };
  const fromOn = '2020-01-01';
  const start = { code: 'DO', name: 'Đảng bộ quận đo', foundedOn: fromOn, officerName: 'Trần Thị Đo' };
  const root = await act(app, system, org.found, start);
  const wardIds: string[] = [];
  for (let n = 1; n <= wards; n += 1) {
    const unit = { code: `P${String(n)}`, name: `Đảng bộ phường số ${String(n)}`, kind: 'ward_committee', fromOn };
    wardIds.push((await act(app, system, org.createUnit, { ...unit, parentId: root.rootUnitId })).id);
  }
  const holding = { holdingId: root.holdingId, unitId: root.rootUnitId, postTitle: 'Văn phòng', powers: ['office'] };
  const office = {
    ...{ kind: 'person', tenantId: tenant.tenantId, personId: root.officerId, accountId: randomUUID() },
    ...{ holdings: [holding], verifiedAt: new Date(), factors: 2 },
  } as PersonActor;
  return { tenantId: tenant.tenantId, system, office, wardIds };
}
