import { sql } from 'kysely';
import type { Actor } from '../../usecase/index.ts';
import type { EmptyHouse } from '../empty-house.ts';
import type { Step, Witness } from '../story/telling.ts';
import type { Findings } from './findings.ts';

/** AUD-7: a command leaves exactly one row that says who, in which post, by which rule, what, of which object; others none. */
export function auditTrail(house: EmptyHouse, findings: Findings): Witness {
  return async (step, happen) => {
    const before = (await chainOf(house)).length;
    const answer = await happen();
    const added = (await chainOf(house)).slice(before);
    findings.tried += 1;
    const expected = step.useCase.kind === 'command' ? 1 : 0;
    if (added.length !== expected) findings.broken.push(`${step.useCase.name} left ${String(added.length)} rows`);
    for (const entry of added) {
      const wrong = wrongIn(house, step, entry);
      const told = secretsOf([step.raw, answer]).filter((secret) => entry.data.includes(secret));
      if (wrong.length > 0) findings.broken.push(`${step.useCase.name} leaves no proper ${wrong.join()}`);
      if (told.length > 0) findings.broken.push(`${step.useCase.name} tells a secret in the chain`);
    }
    return answer;
  };
}

interface Entry {
  readonly actor: string;
  readonly post: string;
  readonly rule: string;
  readonly type: string;
  readonly subject: string;
  readonly data: string;
  readonly at: Date;
}

function wrongIn({ clock }: EmptyHouse, { actor, useCase }: Step, entry: Entry): string[] {
  const [room = ''] = useCase.name.split('.');
  const is = {
    actor: entry.actor === nameOf(actor),
    post: entry.post === postsOf(actor),
    rule: entry.rule.length > 5,
    type: new RegExp(`^${room}\\.[a-z][a-z_]+$`).test(entry.type),
    subject: entry.subject !== '',
    data: entry.data.startsWith('{'),
    at: entry.at.getTime() === clock.now().getTime(),
  };
  return Object.entries(is).flatMap(([column, isRight]) => (isRight ? [] : [column]));
}

function nameOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId;
  return actor.kind === 'system' ? `system:${actor.job}` : 'anonymous';
}
const postsOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.holdings.map(({ postTitle }) => postTitle).join('; ') : '';

const SECRET_FIELDS = /^(token|qr|code|proof|password|sessionToken|deviceToken|typed|uri|ticket|totpCode|blinded)$/;
/** The values of fields that hold what opens something, however deep. Codes of units and the like are short. */
function secretsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    typeof each === 'string' && SECRET_FIELDS.test(name) && each.length >= 12 ? [each] : secretsOf(each),
  );
}

async function chainOf({ ownerDb, tenantId }: EmptyHouse): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select actor, post, rule, type, subject, data, at from audit.entry where tenant_id = ${tenantId}
    order by seq`.execute(ownerDb);
  return rows;
}
