import { Hono, type Context } from 'hono';
import { cast, ballot, logReader } from '@guong/core/ballot';
import type { Fault } from '@guong/core/kernel';
import { perform, performDeposit, type AnonymousActor, type App } from '@guong/core/usecase';
import type { CastEnv } from '../http/cast-env.ts';
import { STATUS } from '../http/show-fault.ts';

type CastContext = Context<CastEnv>;

/** Every answer of the casting door to a ballot, right or wrong, has this length in bytes. */
const ANSWER_LENGTH = 256;

/**
 * The casting door: takes sealed ballots and shows the public log. Knows no person; the answer to a ballot has one
 * length whatever it says, padded with spaces, so that its size tells nothing.
 */
export function castDoor(app: App): Hono<CastEnv> {
  const door = new Hono<CastEnv>();

  door.post('/cast/:roundId', async (c) => {
    if (c.req.header('content-type') !== 'application/octet-stream') return answer(c, 415, { code: 'media_type' });
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const kept = await performDeposit(app, cast, { roundId: c.req.param('roundId'), bytes });
    if (!kept.ok) return answer(c, STATUS[kept.fault.code], sayOf(kept.fault));
    return answer(c, 200, { receipt: Buffer.from(kept.value.receipt).toString('hex') });
  });

  door.get('/log/:protocolId/manifest', async (c) => {
    const { actor, input } = await asked(app, c);
    const found = await perform(app, actor, ballot.manifest, input);
    return found.ok ? c.body(found.value.manifest, 200, JSON_TYPE) : show(c, found.fault);
  });
  door.get('/log/:protocolId/phase', async (c) => {
    const { actor, input } = await asked(app, c);
    const found = await perform(app, actor, ballot.manifest, input);
    return found.ok ? c.json({ phase: found.value.phase }) : show(c, found.fault);
  });
  door.get('/log/:protocolId', async (c) => {
    const { actor, input } = await asked(app, c);
    const found = await perform(app, actor, ballot.logState, input);
    if (!found.ok) return show(c, found.fault);
    const { head, hashes } = found.value;
    return c.json({ head: JSON.parse(head) as unknown, hashes: Buffer.from(hashes).toString('hex') });
  });
  door.get('/log/:protocolId/leaves', async (c) => {
    const { actor, input } = await asked(app, c);
    const found = await perform(app, actor, ballot.leaves, input);
    if (!found.ok) return show(c, found.fault);
    return c.body(new Uint8Array(found.value.leaves), 200, { 'content-type': 'application/octet-stream' });
  });
  return door;
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** No tenant has this id: for a round that does not exist, the answer is that of the use case. */
const NOWHERE: AnonymousActor = { kind: 'anonymous', tenantId: '00000000-0000-0000-0000-000000000000' };

async function asked(app: App, c: CastContext) {
  const protocolId = c.req.param('protocolId') ?? '';
  return { actor: (await logReader(app, protocolId)) ?? NOWHERE, input: { protocolId } };
}

const show = (c: CastContext, fault: Fault) => c.json(sayOf(fault), STATUS[fault.code]);

/** What a voter's device needs to know of a refusal; never a value. */
function sayOf(fault: Fault): Record<string, string> {
  if (fault.code === 'invalid') return { code: 'invalid', reason: Object.values(fault.fields).join(' ') };
  if (fault.code === 'conflict') return { code: 'conflict', ...(fault.detail ?? { state: 'closed' }) };
  return { code: fault.code };
}

function answer(c: CastContext, status: 200 | (typeof STATUS)[Fault['code']] | 415, body: Record<string, string>) {
  return c.body(JSON.stringify(body).padEnd(ANSWER_LENGTH, ' '), status, JSON_TYPE);
}
