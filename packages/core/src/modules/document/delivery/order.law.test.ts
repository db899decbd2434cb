import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { valueOf } from '../../../testing/founded-house.ts';
import { twoHouses, type TwoHouses } from '../../../testing/two-houses.ts';
import { perform, type SystemActor } from '../../../usecase/index.ts';
import { document } from '../index.ts';

// Two houses, a random story in both, and messages that arrive at random moments, in any order, some often, some long after a
// newer one: once all have arrived, both houses say the same of what was asked, how it was answered, and which files there are.

const RUNS = Number(process.env['GUONG_DELIVERY_RUNS'] ?? 4);
const TYPES = ['KH', 'BC', 'HD'] as const;
const reason = 'lý do ghi cho phép thử';

type Body = Exclude<z.output<typeof document.message.output>, { kind: 'over' }>;
type Deed = (houses: TwoHouses, n: number) => Promise<unknown>;

/** Everything that either office may do with a document that was sent; what its moment does not allow is refused. */
const DEEDS: Readonly<Record<string, Deed>> = {
  ask: ({ above, plan, wardUnitId }, n) => {
    const asked = { documentId: plan, unitIds: [wardUnitId], requiredType: TYPES[n % 3], dueOn: '2027-01-01' };
    return above(document.oblige, { ...asked, task: `Việc ${String(n)}` });
  },
  exempt: async (houses, n) =>
    houses.above(document.exempt, { obligationId: await houses.obligationAbove(typeOf(n)), reason }),
  takeBack: async (houses, n) =>
    houses.above(document.withdrawObligation, { obligationId: await houses.obligationAbove(typeOf(n)), reason }),
  correct: ({ above, plan }, n) =>
    above(document.correct, { documentId: plan, title: `Trích yếu lần ${String(n)}`, reason }),
  attach: ({ attach }, n) => attach(`Trang ${String(n)}`, `tep-${String(n)}.pdf`),
  takeFileAway: async ({ above, doAbove, plan }, n) => {
    const { attachments } = await doAbove(document.one, { documentId: plan });
    const attachmentId = attachments[n % Math.max(attachments.length, 1)]?.attachmentId ?? crypto.randomUUID();
    return above(document.withdrawAttachment, { documentId: plan, attachmentId, reason });
  },
  answer: async ({ below, doBelow }, n) => {
    const { obligations } = await doBelow(document.waiting);
    const obligationId = obligations[n % Math.max(obligations.length, 1)]?.obligationId ?? crypto.randomUUID();
    return below(document.fulfilOtherwise, { obligationId, doneOn: '2023-09-12', reason: `cách làm ${String(n)}` });
  },
  withdraw: ({ above, plan }, n) => (n % 3 === 0 ? above(document.withdraw, { documentId: plan, reason }) : noDeed()),
};
const typeOf = (n: number): string => TYPES[n % 3] ?? 'KH';
const noDeed = (): Promise<void> => Promise.resolve();

const systemOf = (tenantId: string): SystemActor => ({ kind: 'system', tenantId, job: 'law' });

/** What waits in both houses, as it would leave now. */
async function leaving({ district: { app, tenantId, otherTenantId } }: TwoHouses): Promise<Body[]> {
  const bodies: Body[] = [];
  for (const actor of [systemOf(tenantId), systemOf(otherTenantId)]) {
    for (const messageId of valueOf(await perform(app, actor, document.sendings, {})).messageIds) {
      const body = valueOf(await perform(app, actor, document.message, { messageId }));
      if (body.kind !== 'over') bodies.push(body);
    }
  }
  return bodies;
}

/** Whether it was taken, or is to come again. */
async function arrive({ district: { app } }: TwoHouses, body: Body): Promise<boolean> {
  const there = systemOf(body.toTenantId);
  if (body.kind === 'document') return (await perform(app, there, document.receive, body.sending)).ok;
  if (body.kind === 'file') return (await perform(app, there, document.receiveFile, body.file)).ok;
  return (await perform(app, there, document.hear, body.heard)).ok;
}

/** What one house says: of each ask how it stands, of the document its line, of its files which are there. */
async function saidIn({ district: { ownerDb } }: TwoHouses, tenantId: string, unitId: string) {
  const { rows: asks } = await sql`
    select o.required_type, o.task, o.due_on, o.is_withdrawn, o.withdrawn_on, o.withdrawn_by, o.withdrawn_because,
      o.exempt_because, o.done_on, o.done_how
    from document.obligation o where o.tenant_id = ${tenantId} and o.unit_id = ${unitId} order by 1`.execute(ownerDb);
  const { rows: lines } = await sql`
    select d.title, d.withdrawn_on, d.withdrawn_by, d.withdrawn_because,
      array(select a.name || ' ' || a.sha256 from document.attachment a where a.tenant_id = d.tenant_id
        and a.document_id = d.document_id and not a.is_withdrawn order by 1) as files
    from document.document d where d.tenant_id = ${tenantId} and d.symbol = '186-KH/QU'`.execute(ownerDb);
  return { asks, lines };
}

const STORY = fc.array(fc.record({ deed: fc.constantFrom(...Object.keys(DEEDS)), n: fc.nat(99), late: fc.nat(2) }), {
  minLength: 8,
  maxLength: 16,
});

test(
  'messages in any order, repeated, and long after newer ones: both houses end in the same state',
  { timeout: 900_000 },
  async () => {
    const counts = { arrived: 0, deeds: 0 };
    await fc.assert(
      fc.asyncProperty(STORY, fc.infiniteStream(fc.nat(9_999)), async (story, chance) => {
        const houses = await twoHouses();
        await houses.join();
        await houses.ask('KH');
        const pick = (many: number): number => Number(chance.next().value ?? 0) % many;
        const air: Body[] = await leaving(houses);
        for (const { deed, n, late } of story) {
          await DEEDS[deed]?.(houses, n);
          counts.deeds += 1;
          air.push(...(await leaving(houses)));
          // Some arrive now and stay in the air, to arrive again; the rest is late.
          for (let again = 0; again < late; again += 1) {
            const body = air[pick(air.length)];
            if (body && (await arrive(houses, body))) counts.arrived += 1;
          }
        }
        counts.arrived += await land(houses, air, pick);
        const { tenantId, otherTenantId } = houses.district;
        const below = await saidIn(houses, otherTenantId, houses.ward.rootUnitId);
        expect(below).toEqual(await saidIn(houses, tenantId, houses.wardUnitId));
        expect(below.asks.length).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
    const { deeds, arrived } = counts;
    console.log(`delivery in any order: ${String(RUNS)} stories, ${String(deeds)} deeds, ${String(arrived)} arrivals`);
  },
);

/** Lets everything arrive in a random order, and again whatever could not be taken, until nothing new leaves. */
async function land(houses: TwoHouses, air: readonly Body[], pick: (many: number) => number): Promise<number> {
  let rest = [...air, ...(await leaving(houses))];
  let arrived = 0;
  for (let rounds = 0; rest.length > 0 && rounds < 8; rounds += 1) {
    const missed: Body[] = [];
    while (rest.length > 0) {
      const [body] = rest.splice(pick(rest.length), 1);
      if (body && !(await arrive(houses, body))) missed.push(body);
      else arrived += 1;
    }
    rest = missed;
  }
  expect(rest).toEqual([]);
  return arrived;
}
