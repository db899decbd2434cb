import { operation } from '@guong/core/operation';
import { listTenants } from '@guong/core/platform';
import { perform, type App, type SystemActor } from '@guong/core/usecase';

/** Puts into the metrics how full the files of each committee are. */
export async function showFileSpace(app: App): Promise<void> {
  for (const { tenantId, code: committee } of await listTenants(app.stores.app)) {
    const actor: SystemActor = { kind: 'system', tenantId, job: 'metrics' };
    const space = await perform(app, actor, operation.fileSpace, {});
    if (!space.ok) continue;
    app.metrics.filesBytes.set({ committee }, space.value.usedBytes);
    app.metrics.filesQuotaBytes.set({ committee }, space.value.quotaBytes);
  }
}
