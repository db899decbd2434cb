import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POWERS, type Actor, type Power } from '../../usecase/index.ts';
import { identityUseCases } from './index.ts';
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
