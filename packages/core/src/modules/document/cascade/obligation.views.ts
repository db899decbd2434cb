import { z } from 'zod';
import { dayOf, ok } from '../../../kernel/index.ts';
import { view, type Ctx, optionalField } from '../../../usecase/index.ts';
import { holdingsOn } from '../../org/index.ts';
import { mayReadCascade } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Year } from '../document.schema.ts';
import { Withdrawal } from '../delivery/delivery.schema.ts';
import { tables } from '../document.tables.ts';
import { withdrawalOf } from '../withdrawal.ts';
import { lineOf, unitNames } from './obligation-line.ts';
import { ObligationInput, ObligationLine } from './obligation.schema.ts';
import { obligationRecords, type StandingRow } from './standing.figures.ts';

const Own = z.object({ documentId: z.uuid(), symbol: z.string(), title: z.string(), issuedOn: z.string() });

/** One obligation: what is asked by which document, how it stands, and which documents of the unit could answer it. */
export const obligation = view({
  name: 'document.obligation',
  http: 'GET /documents/obligations/{obligationId}',
  summary: 'Một nghĩa vụ triển khai: văn bản nào giao, đơn vị nào làm, hạn, đã làm đến đâu',
  input: ObligationInput,
  output: ObligationLine.extend({
    title: z.string(),
    issuedOn: z.string(),
    /** From which committee it came; null for what is asked here. Only that one lets off or takes back. */
    fromName: z.string().nullable(),
    isWithdrawn: z.boolean(),
    withdrawal: Withdrawal.nullable(),
    /** The bodies by which the unit issues; empty when it has none. */
    issuerIds: z.array(z.uuid()),
    /** Documents of the unit, of the type asked for, from that day on; the newest first. */
    candidates: z.array(Own),
  }),
  async run(ctx, { obligationId }) {
    const permit = mayReadCascade(ctx.actor, 'document.obligation');
    if (!permit) return forbidden('document.obligation');
    const [row] = await obligationRecords(ctx, { obligationId, alsoWithdrawn: true });
    if (!row) return missing('obligation');
    const names = await unitNames(ctx);
    const issuerIds = await issuersOf(ctx, row.unit_id);
    const value = {
      ...lineOf(row, names.get(row.unit_id) ?? '–'),
      title: row.title,
      issuedOn: row.issued_on,
      fromName: await senderOf(ctx, obligationId),
      isWithdrawn: row.is_withdrawn,
      withdrawal: withdrawalOf(row),
      issuerIds,
      candidates: await candidatesFor(ctx, row, issuerIds),
    };
    return ok({ permit, value });
  },
});

/** The committee from which an obligation came; nothing when it came from none. */
async function senderOf(ctx: Ctx, obligationId: string): Promise<string | null> {
  const row = await tables(ctx.tx)
    .selectFrom('document.receipt as r')
    .innerJoin('document.obligation as o', (join) =>
      join.onRef('o.tenant_id', '=', 'r.tenant_id').onRef('o.obligation_id', '=', 'r.obligation_id'),
    )
    .leftJoin('document.inbound as i', (join) =>
      join
        .onRef('i.tenant_id', '=', 'r.tenant_id')
        .onRef('i.from_tenant_id', '=', 'r.from_tenant_id')
        .onRef('i.document_id', '=', 'o.document_id'),
    )
    .select('i.from_name')
    .where('r.tenant_id', '=', ctx.tenantId)
    .where('r.obligation_id', '=', obligationId)
    .executeTakeFirst();
  return row ? (row.from_name ?? '–') : null;
}

/** The bodies by which a unit issues documents, by name. */
export async function issuersOf(ctx: Ctx, unitId: string): Promise<string[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('document.issuer')
    .select('issuer_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .orderBy('name_key')
    .execute();
  return rows.map((row) => row.issuer_id);
}

const MOST_CANDIDATES = 50;

function candidatesFor(ctx: Ctx, row: StandingRow, issuerIds: readonly string[]) {
  if (issuerIds.length === 0) return Promise.resolve([]);
  return tables(ctx.tx)
    .selectFrom('document.document')
    .select(['document_id as documentId', 'symbol', 'title', 'issued_on as issuedOn'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('issuer_id', 'in', [...issuerIds])
    .where('type', '=', row.required_type)
    .where('issued_on', '>=', row.issued_on)
    .where('withdrawn_on', 'is', null)
    .where('document_id', '<>', row.document_id)
    .orderBy('issued_on', 'desc')
    .orderBy('document_id', 'desc')
    .limit(MOST_CANDIDATES)
    .execute();
}

/** All that the documents of a year ask of one unit. */
export const asked = view({
  name: 'document.asked',
  http: 'GET /documents/units/{unitId}/obligations',
  summary: 'Mọi việc triển khai giao cho một đơn vị trong một năm',
  input: z.strictObject({ unitId: z.uuid('Chọn đơn vị'), year: optionalField(Year) }),
  output: z.object({ obligations: z.array(ObligationLine) }),
  async run(ctx, { unitId, year }) {
    const permit = mayReadCascade(ctx.actor, 'document.asked');
    if (!permit) return forbidden('document.asked');
    const names = await unitNames(ctx);
    const rows = await obligationRecords(ctx, { unitIds: [unitId] });
    const wanted = String(year ?? dayOf(ctx.now).slice(0, 4));
    const obligations = rows
      .filter((row) => row.issued_on.startsWith(wanted))
      .map((row) => lineOf(row, names.get(unitId) ?? '–'));
    return ok({ permit, value: { obligations } });
  },
});

/** What waits for the units in whose office the reader works and for those he heads, the nearest day first. */
export const waiting = view({
  name: 'document.waiting',
  http: 'GET /documents/waiting',
  summary: 'Việc triển khai đang chờ đơn vị mà mình làm văn phòng hoặc đứng đầu',
  input: z.strictObject({}),
  output: z.object({ obligations: z.array(ObligationLine) }),
  async run(ctx) {
    const permit = mayReadCascade(ctx.actor, 'document.waiting');
    if (!permit) return forbidden('document.waiting');
    const unitIds = await unitsAnsweredFor(ctx);
    const rows = unitIds.length === 0 ? [] : await obligationRecords(ctx, { unitIds }, ['waiting', 'overdue']);
    const names = rows.length === 0 ? new Map<string, string>() : await unitNames(ctx);
    const obligations = rows
      .map((row) => lineOf(row, names.get(row.unit_id) ?? '–'))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
    return ok({ permit, value: { obligations } });
  },
});

/** The units in whose office the reader works, and those he heads: a cell has no office, and its secretary must know. */
async function unitsAnsweredFor({ tx, tenantId, actor, now }: Ctx): Promise<readonly string[]> {
  if (actor.kind !== 'person') return [];
  const offices = actor.holdings.filter(({ powers }) => powers.includes('office'));
  const held = await holdingsOn(tx, tenantId, { day: dayOf(now), personId: actor.personId });
  return [...new Set([...offices, ...held.filter(({ isHead }) => isHead)].map(({ unitId }) => unitId))];
}
