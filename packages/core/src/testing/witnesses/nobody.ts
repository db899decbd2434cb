import { sql } from 'kysely';
import type { Actor } from '../../usecase/index.ts';
import type { EmptyHouse } from '../empty-house.ts';
import type { Step } from '../story/telling.ts';
import type { Findings } from './findings.ts';
import { isRefused, wouldAnswer, type Probe } from './probing.ts';

/** What whoever is not signed in may do: knock, and read what is public. */
export const OPEN_TO_NOBODY: readonly string[] = [
  'ballot.comments',
  'ballot.comparison',
  'ballot.leaves',
  'ballot.logState',
  'ballot.manifest',
  'ballot.publicBundle',
  'ballot.publication',
  'ballot.publications',
  'ballot.releaseDecisions',
  'ballot.replies',
  'ballot.sealedPlan',
  'identity.acceptInvitation',
  'identity.openInvitation',
  'identity.passkeySignInOptions',
  'identity.readInvitation',
  'identity.signIn',
  'identity.signInWithPasskey',
  'identity.touch',
  'identity.whoIsThis',
  'mail.stop',
  'org.committee',
];

/**
 * AUD-7, the refused half: nobody, and for commands somebody without a post, is refused; the chain does not grow, and a
 * refusal by policy is one line of the security log that says who tried what.
 */
export function refusedToNobody(house: EmptyHouse, findings: Findings): Probe {
  return async (step) => {
    if (OPEN_TO_NOBODY.includes(step.useCase.name)) return;
    const nobody: Actor = { kind: 'anonymous', tenantId: house.tenantId };
    const askers = step.useCase.kind === 'command' ? [nobody, stranger(house)] : [nobody];
    for (const actor of askers) {
      findings.tried += 1;
      const found = await problemWith(house, step, actor);
      if (found !== undefined) findings.broken.push(`${step.useCase.name} by ${actor.kind}: ${found}`);
    }
  };
}

async function problemWith(house: EmptyHouse, step: Step, actor: Actor): Promise<string | undefined> {
  const before = await counted(house);
  const answer = await wouldAnswer(house.app, step, actor);
  const after = await counted(house);
  if (!isRefused(answer)) return 'is not refused';
  if (after.chain !== before.chain) return 'the chain has grown';
  const added = after.refusals - before.refusals;
  const said = added === 0 ? 'nothing' : `${String(added)} ${after.last ?? ''}`;
  const expected = owedLines(step, actor, answer.fault.code);
  return expected.includes(said) ? undefined : `the security log says ${said} instead of ${expected.join(' or ')}`;
}

/** What the log must say of a refusal. What he may not know of reads like what is not there, and is noted all the same. */
function owedLines({ useCase }: Step, actor: Actor, code: string): string[] {
  const line = (kind: string): string => `1 ${nameOf(actor)} ${useCase.name} ${kind}`;
  // Handing out leaves no line: it would say when somebody came.
  if (useCase.kind === 'issue') return ['nothing'];
  if (code === 'not_found') return ['nothing', line('forbidden')];
  return [REFUSALS.includes(code) ? line(code) : 'nothing'];
}

const REFUSALS = ['forbidden', 'unauthenticated'];
const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : actor.kind);

interface Counted {
  readonly chain: number;
  readonly refusals: number;
  readonly last: string | null;
}
async function counted({ ownerDb, tenantId }: EmptyHouse): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select (select count(*)::int from audit.entry where tenant_id = ${tenantId}) as chain,
      (select count(*)::int from audit.security_event where tenant_id = ${tenantId}) as refusals,
      (select actor || ' ' || action || ' ' || kind from audit.security_event where tenant_id = ${tenantId}
        order by xmin::text::bigint desc limit 1) as last`.execute(ownerDb);
  return rows[0] ?? { chain: 0, refusals: 0, last: null };
}

const stranger = ({ tenantId, app }: EmptyHouse): Actor => ({
  kind: 'person',
  tenantId,
  personId: crypto.randomUUID(),
  accountId: crypto.randomUUID(),
  holdings: [],
  verifiedAt: app.clock(),
  factors: 2,
});
