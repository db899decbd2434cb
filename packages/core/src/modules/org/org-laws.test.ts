import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POWERS, type Actor, type Power } from '../../usecase/index.ts';
import {
  mayFound,
  mayKeep,
  mayKeepPost,
  mayMergePersons,
  mayReadCommittee,
  mayReadPeople,
  mayReadPerson,
} from './org.policy.ts';
import { holdsOn, overlaps, type Period } from './period.ts';
import { endingSources, shapeProblem } from './succession-rules.ts';
import { inTreeOrder, isBelow } from './unit-tree.ts';

const RUNS = 1_000;
const SELF = 'self';
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const period: fc.Arbitrary<Period> = fc.record({ from_on: day, to_on: fc.option(day) });
const powersOf = fc.subarray([...POWERS]);
const actor: fc.Arbitrary<Actor> = fc.oneof(
  powersOf.map((powers): Actor => ({
    kind: 'person',
    tenantId: 't',
    personId: SELF,
    accountId: 'a',
    holdings: [{ holdingId: 'h', unitId: 'u', postTitle: 'p', powers }],
    verifiedAt: new Date(0),
    factors: 2,
  })),
  fc.constant<Actor>({ kind: 'system', tenantId: 't', job: 'seed' }),
  fc.constant<Actor>({ kind: 'anonymous', tenantId: 't' }),
);
const has = (who: Actor, power: Power): boolean =>
  who.kind === 'person' && who.holdings.some((holding) => holding.powers.includes(power));

test('law: two periods overlap exactly when some day lies in both', () => {
  fc.assert(
    fc.property(period, period, (one, other) => {
      const days = [one.from_on, other.from_on];
      expect(overlaps(one, other)).toBe(days.some((at) => holdsOn(one, at) && holdsOn(other, at)));
    }),
    { numRuns: RUNS },
  );
});

test('law: a tree in printing order loses no unit, puts each after its parent, one level deeper', () => {
  const forest = fc.integer({ min: 1, max: 40 }).chain((size) =>
    fc
      .tuple(...Array.from({ length: size }, (_, n) => fc.option(fc.integer({ min: 0, max: Math.max(0, n - 1) }))))
      .map((parents) =>
        parents.map((parent, n) => ({
          unitId: String(n),
          parentId: parent === null || n === 0 ? null : String(parent),
        })),
      ),
  );
  fc.assert(
    fc.property(forest, (units) => {
      const placed = inTreeOrder(units);
      expect(placed.map((unit) => unit.unitId).sort()).toEqual(units.map((unit) => unit.unitId).sort());
      const at = new Map(placed.map((unit, index) => [unit.unitId, { index, depth: unit.depth }]));
      for (const unit of placed) {
        const parent = unit.parentId === null ? undefined : at.get(unit.parentId);
        expect(unit.depth).toBe(parent ? parent.depth + 1 : 0);
        if (parent) expect(at.get(unit.unitId)?.index).toBeGreaterThan(parent.index);
      }
    }),
    { numRuns: 300 },
  );
});

test('law: whether a unit stands below another is answered even when the links go in a circle', () => {
  const links = fc.array(
    fc.record({ unit_id: fc.constantFrom('a', 'b', 'c', 'd'), parent_id: fc.constantFrom('a', 'b', 'c', 'd') }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(links, (some) => {
      expect(isBelow(some, 'a', 'a')).toBe(true);
      for (const link of some) expect(isBelow(some, link.unit_id, link.parent_id)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('law: a sound merge or split shares out the whole of every source, and only what does not live on ends', () => {
  const unit = fc.constantFrom('a', 'b', 'c', 'd');
  const link = fc.record({
    fromUnitId: unit,
    toUnitId: unit,
    shareBasisPoints: fc.constantFrom(2_500, 5_000, 7_500, 10_000),
  });
  const shape = fc.record({
    kind: fc.constantFrom('merge' as const, 'split' as const, 'part' as const),
    links: fc.array(link, { minLength: 1, maxLength: 4 }),
  });
  let sound = 0;
  fc.assert(
    fc.property(shape, (given) => {
      if (shapeProblem(given)) return;
      sound += 1;
      for (const source of new Set(given.links.map((one) => one.fromUnitId))) {
        const total = given.links
          .filter((one) => one.fromUnitId === source)
          .reduce((sum, one) => sum + one.shareBasisPoints, 0);
        if (given.kind === 'part') expect(total).toBeLessThanOrEqual(10_000);
        else expect(total).toBe(10_000);
      }
      const targets = new Set<string>(given.links.map((one) => one.toUnitId));
      for (const ending of endingSources(given)) expect(targets.has(ending)).toBe(false);
    }),
    { numRuns: 5_000 },
  );
  console.log(`successions: ${sound} sound shapes of 5000`);
  expect(sound).toBeGreaterThan(100);
});

test('law: nobody without the office keeps the organisation, and only the machine founds it', () => {
  fc.assert(
    fc.property(actor, (who) => {
      const isSystem = who.kind === 'system';
      expect(mayKeep(who, 'org.addPerson') !== undefined).toBe(has(who, 'office') || isSystem);
      expect(mayFound(who) !== undefined).toBe(isSystem);
      expect(mayReadCommittee(who)).toBeDefined();
    }),
    { numRuns: RUNS },
  );
});

test("law: nobody gives a power to himself, and a post with a power is never the office's alone", () => {
  const touched = fc.record({ powers: powersOf, holders: fc.subarray([SELF, 'other']) });
  fc.assert(
    fc.property(actor, touched, (who, post) => {
      const isOwn = who.kind === 'person' && post.holders.includes(SELF);
      const isSenior = has(who, 'approve') || who.kind === 'system';
      const isAllowed = post.powers.length === 0 ? has(who, 'office') || who.kind === 'system' : isSenior && !isOwn;
      expect(mayKeepPost(who, 'org.appoint', post) !== undefined).toBe(isAllowed);
    }),
    { numRuns: RUNS },
  );
});

test('law: lists of people are closed to the operator and to members; a record is open to its own person', () => {
  fc.assert(
    fc.property(actor, fc.constantFrom(SELF, 'other'), (who, personId) => {
      const isReader = has(who, 'office') || has(who, 'approve') || has(who, 'inspect') || who.kind === 'system';
      expect(mayReadPeople(who, 'org.peopleOf') !== undefined).toBe(isReader);
      const isOwn = who.kind === 'person' && personId === SELF;
      expect(mayReadPerson(who, personId) !== undefined).toBe(isReader || isOwn);
      if (isOwn) expect(mayMergePersons(who, { keepId: personId, mergeId: 'x' })).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});
