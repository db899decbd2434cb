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
  issue: async (houses, n) => {
    const { obligations } = await houses.doBelow(document.waiting);
    const type = obligations[n % Math.max(obligations.length, 1)]?.requiredType;
    return type === undefined ? noDeed() : tried(() => houses.issueBelow(`${String(n + 1)}-${type}/ĐU`));
  },
  // Also what was answered already, by another document or otherwise.
  fulfil: async (houses, n) => {
    const ownDocumentId = await ownBelow(houses, n);
    const { obligationId } = await obligationBelow(houses, n);
    return houses.below(document.fulfil, { obligationId, ownDocumentId });
  },
  correctOwn: async (houses, n) => {
    const documentId = await ownBelow(houses, n);
    const one = await houses.below(document.one, { documentId });
    const symbol = one.ok ? one.value.symbol.replace(/^\d+/, String(n + 1)) : '1-KH/ĐU';
    const change = n % 2 === 0 ? { symbol } : { title: `Trích yếu của phường ${String(n)}` };
    return houses.below(document.correct, { documentId, ...change, reason });
  },
  withdrawOwn: async (houses, n) =>
    houses.below(document.withdraw, { documentId: await ownBelow(houses, n), reason: `${reason} ${String(n)}` }),
  attachOwn: async (houses, n) => {
    const documentId = await ownBelow(houses, n);
    return tried(() => houses.attachBelow(documentId, `tra-loi-${String(n)}.pdf`));
  },
  takeOwnFileAway: async (houses, n) => {
    const documentId = await ownBelow(houses, n);
    const one = await houses.below(document.one, { documentId });
    const [file] = one.ok ? one.value.attachments : [];
    return houses.below(document.withdrawAttachment, { documentId, attachmentId: file?.attachmentId, reason });
  },
  withdraw: ({ above, plan }, n) => (n % 3 === 0 ? above(document.withdraw, { documentId: plan, reason }) : noDeed()),
};
/** A document that the unit issued, or none. */
async function ownBelow({ district, ward }: TwoHouses, n: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select d.document_id as id from document.document d
      join document.issuer i on i.tenant_id = d.tenant_id and i.issuer_id = d.issuer_id
    where d.tenant_id = ${district.otherTenantId} and i.unit_id = ${ward.rootUnitId} order by 1`.execute(
    district.ownerDb,
  );
  return rows[n % Math.max(rows.length, 1)]?.id ?? crypto.randomUUID();
}
async function obligationBelow({ district, ward }: TwoHouses, n: number): Promise<{ obligationId: string }> {
  const { rows } = await sql<{ obligationId: string }>`
    select obligation_id as "obligationId" from document.obligation
    where tenant_id = ${district.otherTenantId} and unit_id = ${ward.rootUnitId} order by 1`.execute(district.ownerDb);
  return rows[n % Math.max(rows.length, 1)] ?? { obligationId: crypto.randomUUID() };
}
/** What its moment does not allow is refused there, and thrown by a hand that must succeed. */
const tried = (deed: () => Promise<unknown>): Promise<unknown> => deed().catch(() => undefined);
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

/** What one house says: of each ask how it stands, of each document that went its line, of its files which are there. */
async function saidIn({ district: { ownerDb } }: TwoHouses, tenantId: string, unitId: string) {
  const { rows: asks } = await sql<{ recalled: string | null }>`
    select o.required_type, o.task, o.due_on, o.is_withdrawn, o.withdrawn_on, o.withdrawn_by, o.withdrawn_because,
      o.exempt_because, o.done_on, o.done_how, own.symbol as own, recalled.symbol as recalled
    from document.obligation o
      left join document.document own on own.tenant_id = o.tenant_id and own.document_id = o.own_document_id
      left join document.document recalled on recalled.tenant_id = o.tenant_id
        and recalled.document_id = o.recalled_document_id
    where o.tenant_id = ${tenantId} and o.unit_id = ${unitId} order by 1`.execute(ownerDb);
  const { rows: lines } = await sql<{ withdrawn_on: string | null }>`
    select d.symbol, d.issued_on, d.title, d.withdrawn_on, d.withdrawn_by, d.withdrawn_because,
      array(select a.name || ' ' || a.sha256 from document.attachment a where a.tenant_id = d.tenant_id
        and a.document_id = d.document_id and not a.is_withdrawn order by 1) as files
    from document.document d
      join document.issuer i on i.tenant_id = d.tenant_id and i.issuer_id = d.issuer_id
    where d.tenant_id = ${tenantId} and (d.symbol = '186-KH/QU' or i.unit_id = ${unitId}) order by d.symbol`.execute(
    ownerDb,
  );
  return { asks, lines };
}

const STORY = fc.array(fc.record({ deed: fc.constantFrom(...Object.keys(DEEDS)), n: fc.nat(99), late: fc.nat(2) }), {
  minLength: 10,
  maxLength: 24,
});

test(
  'messages in any order, repeated, and long after newer ones: both houses end in the same state',
  { timeout: 900_000 },
  async () => {
    const counts = { arrived: 0, deeds: 0, papers: 0, withdrawn: 0, reopened: 0 };
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
        counts.papers += below.lines.length - 1;
        counts.withdrawn += below.lines.filter((one) => one.withdrawn_on !== null).length;
        counts.reopened += below.asks.filter((one) => one.recalled !== null).length;
      }),
      { numRuns: RUNS },
    );
    const { deeds, arrived, papers, withdrawn, reopened } = counts;
    console.log(`delivery in any order: ${String(RUNS)} stories, ${String(deeds)} deeds, ${String(arrived)} arrivals`);
    console.log(
      `${String(papers)} answering documents, ${String(withdrawn)} withdrawn, ${String(reopened)} duties reopened`,
    );
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
