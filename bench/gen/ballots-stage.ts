// A generated district as its ballot rounds see it: hands that prepare and approve, wards with those who may be called.
import { randomUUID } from 'node:crypto';
import type { House } from '@guong/core/house';
import { org } from '@guong/core/org';
import { poolOf, type YearsShape } from '@guong/core/testing/ballot-years/shape';
import { categorize } from '@guong/core/testing/ballot-years/people';
import type { BallotWard, Stage } from '@guong/core/testing/ballot-years/stage';
import type { PersonActor, Power } from '@guong/core/usecase';
import { act } from '../act.ts';
import { foundedDistrict } from '../founded-district.ts';
import { generated } from './generated.ts';
import type { Table } from './rows.ts';
import { HANDED_OVER_ON, unitTables, wardsOf, type Ward } from './units.ts';
import { write } from './write.ts';

const BEGUN = '2020-01-01';
/** Holders of the posts of a ward stand first among its members; the committee and those who are called after them. */
const [COMMITTEE_AT, POOL_AT] = [16, 20];

/** Who acts for the district: enough to take its rounds up again in another process. */
export interface Hands {
  readonly tenantId: string;
  readonly rootId: string;
  readonly officeId: string;
  readonly leaderId: string;
}

/** Founds the district, writes its people (and for size M everything else of it) and puts voters into categories. */
export async function foundedForBallots(house: House, seed: number, shape: YearsShape): Promise<Hands> {
  const { app, reach } = house;
  const { tenantId, system, office } = await foundedDistrict(house, 0);
  const rootId = office.holdings[0]?.unitId ?? '';
  const wards = wardsOf(seed);
  await write(reach('guong_owner'), { tenantId, rootId }, tablesFor(seed, wards, shape));
  const leaderId = wards.at(-1)?.members.at(-1)?.personId ?? '';
  const title = 'Phó Bí thư Thường trực';
  const post = { unitId: rootId, title, isLeader: true, precedence: 2, powers: ['approve'], fromOn: BEGUN };
  const { id: postId } = await act(app, system, org.createPost, post);
  await act(app, system, org.appoint, { personId: leaderId, postId, fromOn: BEGUN });
  await categorize(app, system, {
    wards: wards.slice(0, shape.wards).map((one) => wardFor(one, shape)),
    fromOn: BEGUN,
  });
  return { tenantId, rootId, officeId: office.personId, leaderId };
}

/** The stage on which rounds are lived, by hands that were founded before; `clock` is the one of the house. */
export function stageOf(
  { app }: Pick<House, 'app'>,
  { tenantId, rootId, officeId, leaderId }: Hands,
  what: { readonly seed: number; readonly shape: YearsShape; readonly clock: Stage['house']['clock'] },
): Stage {
  const actorWith = (powers: readonly Power[], personId: string = randomUUID()): PersonActor => ({
    ...{ kind: 'person', tenantId, personId, accountId: personId, verifiedAt: app.clock(), factors: 2 },
    holdings: [{ holdingId: randomUUID(), unitId: rootId, postTitle: 'Chức danh', powers }],
  });
  const [office, leader] = [actorWith(['office'], officeId), actorWith(['approve'], leaderId)];
  const wards = wardsOf(what.seed).slice(0, what.shape.wards);
  return {
    house: { app, tenantId, clock: what.clock, office, leader, actorWith },
    system: { kind: 'system', tenantId, job: 'bench' },
    wards: wards.map((ward) => wardFor(ward, what.shape)),
  };
}

/** With five years of 14 wards the whole district is there; a smaller history needs its people only. */
const tablesFor = (seed: number, wards: readonly Ward[], shape: YearsShape): readonly Table[] =>
  shape.wards === wards.length ? generated(seed).tables : unitTables(seed, wards);

function wardFor({ unitId, name, members, posts }: Ward, shape: YearsShape): BallotWard {
  const ids = members.map(({ personId }) => personId);
  const heads = posts.slice(0, 2).map(({ holders }) => holders);
  const since = Number(HANDED_OVER_ON.slice(0, 4));
  return {
    ...{ unitId, name, memberIds: ids.slice(COMMITTEE_AT, COMMITTEE_AT + 3) },
    pool: ids.slice(POOL_AT, POOL_AT + poolOf(shape)),
    subjectsIn: (year) => heads.map(([before, after]) => (year < since ? before : after)),
  };
}
