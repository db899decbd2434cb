import { operation } from '@guong/core/operation';
import { listTenants } from '@guong/core/platform';
import { perform, type App } from '@guong/core/usecase';

/** Puts into the metrics when each kind of upkeep was last done, of the tenant where that is longest ago. */
export async function showUpkeep(app: App): Promise<void> {
  const seen = { sweep: Infinity, checkpoint: Infinity, backup: Infinity };
  const older = (what: keyof typeof seen, at: Date | null): void => {
    seen[what] = Math.min(seen[what], (at?.getTime() ?? 0) / 1000);
  };
  for (const { tenantId } of await listTenants(app.stores.app)) {
    const found = await perform(app, { kind: 'system', tenantId, job: 'metrics' }, operation.upkeep, {});
    if (!found.ok) continue;
    older('sweep', found.value.sweptAt);
    older('checkpoint', found.value.checkpointAt);
    older('backup', found.value.backedUpAt);
  }
  for (const [what, at] of Object.entries(seen)) app.metrics.lastUpkeep.set({ what }, Number.isFinite(at) ? at : 0);
}
