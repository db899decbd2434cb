import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foundedHouse, FOUNDED_ON, valueOf } from '../../testing/founded-house.ts';
import { lawOfFailpoints } from '../../testing/index.ts';
import { perform, POWERS, type Actor, type AnyUseCase, type Power } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { identity, identityUseCases } from './index.ts';
import {
  isFresh,
  mayApproveRecovery,
  mayKeepAccounts,
  mayKeepOwn,
  mayReadAccounts,
  mayRequestRecovery,
} from './identity.policy.ts';
import { weaknessOf } from './password.ts';
import { newCode, printedCode, readCode } from './secret-text.ts';

const RUNS = 1_000;
const SELF = 'self';
const NOW = new Date('2026-11-22T02:00:00Z');
const powersOf = fc.subarray([...POWERS]);
const person = fc.record({ powers: powersOf, isToken: fc.boolean(), age: fc.integer({ min: -600, max: 6_000 }) });
const actor: fc.Arbitrary<Actor> = fc.oneof(
  {
    weight: 8,
    arbitrary: person.map(({ powers, isToken, age }): Actor => ({
      kind: 'person',
      tenantId: 't',
      personId: SELF,
      accountId: 'a',
      holdings: [{ holdingId: 'h', unitId: 'u', postTitle: 'p', powers }],
      verifiedAt: new Date(NOW.getTime() - age * 1000),
      factors: 2,
      ...(isToken && { scopes: ['org.unitTree'] }),
    })),
  },
  { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'system', tenantId: 't', job: 'seed' }) },
  { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'anonymous', tenantId: 't' }) },
);
const has = (who: Actor, power: Power): boolean =>
  who.kind === 'person' && who.holdings.some((holding) => holding.powers.includes(power));
const keeps = (who: Actor): boolean =>
  who.kind === 'system' || ((has(who, 'office') || has(who, 'approve')) && !isToken(who));
const isToken = (who: Actor): boolean => who.kind === 'person' && who.scopes !== undefined;

test("law: nobody keeps his own account for himself, no token keeps any, and holders of powers are the leadership's", () => {
  const touched = fc.record({ personId: fc.constantFrom(SELF, 'other'), powers: powersOf });
  fc.assert(
    fc.property(actor, fc.array(touched, { minLength: 1, maxLength: 3 }), (who, some) => {
      const isOwn = who.kind === 'person' && some.some(({ personId }) => personId === SELF);
      const isSenior = has(who, 'approve') || who.kind === 'system';
      const isAllowed = keeps(who) && !isOwn && (isSenior || some.every(({ powers }) => powers.length === 0));
      expect(mayKeepAccounts(who, 'identity.invite', some) !== undefined).toBe(isAllowed);
    }),
    { numRuns: RUNS },
  );
});

test('law: a recovery is approved by persons only, never by the one it is about, never twice by one', () => {
  const recovery = fc.record({
    personId: fc.constantFrom(SELF, 'other'),
    firstApprover: fc.constantFrom(null, SELF, 'third'),
  });
  fc.assert(
    fc.property(actor, recovery, (who, about) => {
      const permit = mayApproveRecovery(who, about);
      const isInvolved = [about.personId, about.firstApprover].includes(SELF);
      expect(permit !== undefined).toBe(who.kind === 'person' && keeps(who) && !isInvolved);
      if (who.kind === 'person') expect(mayRequestRecovery(who, SELF)).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});

test("law: one's own account is kept at the keyboard by a person; lists of accounts are the office's and the leadership's", () => {
  fc.assert(
    fc.property(actor, (who) => {
      expect(mayKeepOwn(who, 'identity.changePassword') !== undefined).toBe(who.kind === 'person' && !isToken(who));
      expect(mayReadAccounts(who, 'identity.accounts') !== undefined).toBe(keeps(who));
      const ageSeconds = who.kind === 'person' ? (NOW.getTime() - who.verifiedAt.getTime()) / 1000 : 0;
      expect(isFresh(who, NOW)).toBe(who.kind !== 'anonymous' && ageSeconds >= 0 && ageSeconds <= 300);
    }),
    { numRuns: RUNS },
  );
});

test('law: every code that is printed is read back, however it is typed, and never under another prefix', () => {
  const bent = fc.func(fc.constantFrom('o', 'O', '0'));
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), bent, (isLower, hasPrefix, zero) => {
      const code = newCode();
      const typed = (hasPrefix ? printedCode('HG', code) : code).replaceAll('0', (_match, at: number) => zero(at));
      expect(readCode(isLower ? typed.toLowerCase() : typed, 'HG')).toBe(code);
      expect(readCode(printedCode('SHX', code), 'HG')).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});

test('law: a password of less than ten letters is refused, and no refusal asks for a kind of letter', () => {
  const own = { login: 'hg-0001', fullName: 'Lê Thị Hoa' };
  fc.assert(
    fc.property(fc.string({ maxLength: 9 }), fc.string({ minLength: 16, maxLength: 60 }), (short, long) => {
      expect(weaknessOf(short, own)).toBeDefined();
      expect(weaknessOf(`mười hai con giáp ${long}`, own)).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});

test('what is named in the list of use cases is named once, and nothing of a sign-in is open to the REST door', () => {
  const names = identityUseCases.map((useCase) => useCase.name);
  expect(new Set(names).size).toBe(names.length);
  const open = identityUseCases.filter((useCase) => useCase.http !== 'none').map((useCase) => useCase.name);
  const carrying = ['signIn', 'acceptInvitation', 'openInvitation', 'whoIsThis', 'verifyAgain', 'createToken', 'touch'];
  for (const name of carrying) expect(open).not.toContain(`identity.${name}`);
});

test('DUR-1: a crash at any point of inviting, accepting, appointing, merging units or recovering leaves nothing behind', async () => {
  const house = await foundedHouse();
  const personId = await house.add('Lê Thị Hoa');
  const nobody: Actor = { kind: 'anonymous', tenantId: house.tenantId };
  const { qr } = valueOf(await perform(house.app, house.office, identity.invite, { personId }));
  const postOf = { unitId: house.rootUnitId, title: 'Thanh tra', powers: ['inspect'], fromOn: FOUNDED_ON };
  const postId = valueOf(await perform(house.app, house.leader, org.createPost, postOf)).id;
  const unitOf = (code: string) => ({
    code,
    name: `Chi bộ ${code}`,
    kind: 'cell',
    parentId: house.rootUnitId,
    fromOn: FOUNDED_ON,
  });
  const target = valueOf(await perform(house.app, house.office, org.createUnit, unitOf('M2'))).id;
  const source = valueOf(await perform(house.app, house.office, org.createUnit, unitOf('M1'))).id;
  const links = [source, house.cellId].map((fromUnitId) => ({
    fromUnitId,
    toUnitId: target,
    shareBasisPoints: 10_000,
  }));
  const merge = { kind: 'merge', effectiveOn: '2026-12-01', decisionSymbol: '1-QĐ/ĐU', decidedOn: '2026-11-20', links };
  const successionId = valueOf(await perform(house.app, house.office, org.draftSuccession, merge)).id;
  const attempts: { actor: Actor; useCase: AnyUseCase; raw: unknown }[] = [
    { actor: house.office, useCase: identity.invite, raw: { personId } },
    { actor: house.leader, useCase: org.appoint, raw: { personId, postId, fromOn: '2026-11-22' } },
    { actor: house.leader, useCase: org.confirmSuccession, raw: { successionId } },
  ];
  let crashes = 0;
  for (const attempt of attempts) crashes += (await lawOfFailpoints(house, attempt)).crashes;
  expect(qr).toMatch(/^HG\./);
  const fresh = valueOf(await perform(house.app, house.leader, identity.invite, { personId }));
  const accept = { token: fresh.qr, password: 'con cò bay lả bay la' };
  crashes += (await lawOfFailpoints(house, { actor: nobody, useCase: identity.acceptInvitation, raw: accept })).crashes;
  const lost = { personId, reason: 'mất điện thoại' };
  const { recoveryId } = valueOf(await perform(house.app, house.office, identity.requestRecovery, lost));
  valueOf(await perform(house.app, house.office, identity.approveRecovery, { recoveryId }));
  const second = { actor: house.leader, useCase: identity.approveRecovery, raw: { recoveryId } };
  crashes += (await lawOfFailpoints(house, second)).crashes;
  console.log(`DUR-1 org and identity: ${crashes} crashes planted, nothing left behind`);
}, 180_000);
