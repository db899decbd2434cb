import { sql } from 'kysely';
import { z } from 'zod';
import { permitIf } from '../kernel/permit.ts';
import { fail, ok } from '../kernel/index.ts';
import { keepFile, type Db, type Tx } from '../platform/index.ts';
import { command, issue, view, type Actor, type PersonActor } from '../usecase/index.ts';

// A room of one table, for tests of the corridor: it has every kind of use case and nothing of the trade.

/** Makes the sample's table on this worker's database; drop it with {@link dropSampleRoom}. */
export async function buildSampleRoom(ownerDb: Db): Promise<void> {
  await dropSampleRoom(ownerDb);
  await sql
    .raw(
      `create schema sample;
       create table sample.note (tenant_id uuid, note_id text, text text not null, primary key (tenant_id, note_id));
       alter table sample.note enable row level security;
       alter table sample.note force row level security;
       create policy tenant on sample.note
         using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
         with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
       grant usage on schema sample to guong_app, guong_issue;
       grant select, insert, update on sample.note to guong_app, guong_issue;`,
    )
    .execute(ownerDb);
}

/** Removes the sample room. */
export async function dropSampleRoom(ownerDb: Db): Promise<void> {
  await sql`drop schema if exists sample cascade`.execute(ownerDb);
}

type SampleTables = { 'sample.note': { tenant_id: string; note_id: string; text: string } };
/** The sample's own tables. */
export const sampleTables = (tx: Tx) => tx.$extendTables<SampleTables>();

const Note = z.strictObject({ noteId: z.string().min(1, 'Nhập mã'), text: z.string().max(100, 'Dài quá 100 chữ') });
const isAllowed = (actor: Actor): boolean => actor.kind !== 'anonymous';

/** Writes a note. */
export const writeNote = command({
  name: 'sample.write',
  http: 'none',
  summary: 'Ghi một dòng',
  input: Note,
  output: z.object({ noteId: z.string(), writtenAt: z.date() }),
  async run({ actor, tx, tenantId, now }, { noteId, text }) {
    const permit = permitIf('sample.write', 'sample: anyone signed in', isAllowed(actor));
    if (!permit) return fail({ code: 'forbidden', action: 'sample.write' });
    const rows = sampleTables(tx).insertInto('sample.note').values({ tenant_id: tenantId, note_id: noteId, text });
    await rows.onConflict((clash) => clash.columns(['tenant_id', 'note_id']).doUpdateSet({ text })).execute();
    const value = { noteId, writtenAt: now, undeclared: 'must not leave' };
    return ok({ permit, value, event: { type: 'sample.written', subject: noteId, data: { length: text.length } } });
  },
});

/** Reads a note; says more than its output declares. */
export const readNote = view({
  name: 'sample.read',
  http: 'none',
  summary: 'Đọc một dòng',
  input: z.strictObject({ noteId: z.string() }),
  output: z.object({ text: z.string() }),
  async run({ actor, tx, tenantId }, { noteId }) {
    const permit = permitIf('sample.read', 'sample: anyone signed in', isAllowed(actor));
    if (!permit) return fail({ code: 'forbidden', action: 'sample.read' });
    const row = await sampleTables(tx)
      .selectFrom('sample.note')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('note_id', '=', noteId)
      .executeTakeFirst();
    return row ? ok({ permit, value: row }) : fail({ code: 'not_found', what: 'note' });
  },
});

/** Hands something out, under the login of issuing. */
export const handOut = issue({
  name: 'sample.hand_out',
  http: 'none',
  summary: 'Phát',
  input: Note,
  output: z.object({ noteId: z.string() }),
  async run({ actor, tx, tenantId }, { noteId, text }) {
    const permit = permitIf('sample.hand_out', 'sample: anyone signed in', isAllowed(actor));
    if (!permit) return fail({ code: 'forbidden', action: 'sample.hand_out' });
    await sampleTables(tx).insertInto('sample.note').values({ tenant_id: tenantId, note_id: noteId, text }).execute();
    return ok({ permit, value: { noteId } });
  },
});

/** Keeps a small text as a file: a command that needs no table but those of the platform. */
export const keepText = command({
  name: 'sample.keep',
  http: 'none',
  summary: 'Giữ một tệp',
  input: z.strictObject({ text: z.string() }),
  output: z.object({ fileId: z.string() }),
  async run(ctx, { text }) {
    const permit = permitIf('sample.keep', 'sample: anyone signed in', isAllowed(ctx.actor));
    if (!permit) return fail({ code: 'forbidden', action: 'sample.keep' });
    const kept = await keepFile(ctx, { name: 'Tệp "lạ"\t.txt', bytes: Buffer.from(text), mediaType: 'text/plain' });
    if (!kept.ok) return kept;
    const { fileId } = kept.value;
    return ok({ permit, value: { fileId }, event: { type: 'sample.kept', subject: fileId, data: { text } } });
  },
});

/** Somebody signed in, with no post. */
export const aPerson = (tenantId: string, personId = '0b9f1c1e-6a55-4d0f-9c5e-1d8f6f5b7a01'): PersonActor => ({
  kind: 'person',
  tenantId,
  personId,
  accountId: personId,
  holdings: [],
  verifiedAt: new Date('2026-11-22T01:59:00Z'),
  factors: 2,
});
