import { document } from '@guong/core/document';
import { mail } from '@guong/core/mail';
import { listTenants } from '@guong/core/platform';
import { perform, type App, type SystemActor } from '@guong/core/usecase';

type Counts = { readonly waiting: number; readonly failed: number; readonly oldestAt: Date | null };

/** Puts into the metrics how much has not arrived at other committees and at the mail server, over all tenants. */
export async function showUndelivered(app: App): Promise<void> {
  const rooms = { document: [] as Counts[], mail: [] as Counts[] };
  for (const { tenantId } of await listTenants(app.stores.app)) {
    const actor: SystemActor = { kind: 'system', tenantId, job: 'metrics' };
    const messages = await perform(app, actor, document.traffic, {});
    if (messages.ok) rooms.document.push(messages.value);
    const letters = await perform(app, actor, mail.queue, {});
    if (letters.ok) rooms.mail.push(letters.value);
  }
  for (const [room, counts] of Object.entries(rooms)) show(app, room, counts);
}

function show({ metrics }: App, room: string, counts: readonly Counts[]): void {
  const sumOf = (state: 'waiting' | 'failed'): number => counts.reduce((sum, one) => sum + one[state], 0);
  for (const state of ['waiting', 'failed'] as const) metrics.undelivered.set({ room, state }, sumOf(state));
  const made = counts.flatMap(({ oldestAt }) => (oldestAt === null ? [] : [oldestAt.getTime() / 1000]));
  metrics.oldestUndelivered.set({ room }, made.length === 0 ? 0 : Math.min(...made));
}
