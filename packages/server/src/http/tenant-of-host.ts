import { listTenants, type Tenant } from '@guong/core/platform';
import type { App } from '@guong/core/usecase';

/** How long the list of tenants is believed: a new one is open to visitors a minute later. */
const BELIEVED_MS = 60_000;

/** Finds the tenant whose host this is; in a house with one tenant, that one; else nothing. */
export function tenantFinder(app: App): (host: string) => Promise<Tenant | undefined> {
  let known: { readonly at: number; readonly tenants: Promise<Tenant[]> } | undefined;
  return async (host) => {
    const now = app.clock().getTime();
    if (!known || now - known.at > BELIEVED_MS) known = { at: now, tenants: listTenants(app.stores.app) };
    const tenants = await known.tenants.catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    const name = host.replace(/:\d+$/, '').toLowerCase();
    const named = tenants.find((tenant) => tenant.host === name);
    // Nothing is remembered of an empty house: its committee may be founded the next moment.
    if (tenants.length === 0) known = undefined;
    return named ?? (tenants.length === 1 ? tenants[0] : undefined);
  };
}

/** The name over pages that are the same for everybody, by host: the tenant's own; nothing where no tenant is. */
export function siteNamer(app: App): (host: string) => Promise<string | undefined> {
  const find = tenantFinder(app);
  return async (host) => {
    // A page that says what is broken must not need the database for its name.
    const tenant = await find(host).catch(() => undefined);
    return tenant?.name;
  };
}
