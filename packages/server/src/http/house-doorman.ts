import { whoComes } from '@guong/core/identity';
import { listTenants, type Tenant } from '@guong/core/platform';
import type { App } from '@guong/core/usecase';
import type { Doorman, Visit } from './doorman.ts';
import { cookieName } from './cookies.ts';
import { siteOf, type Site } from './site.ts';

/** No tenant has this id: a house without a committee knows nobody and shows what is public. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';
/** How long the list of tenants is believed: a new one is open to visitors a minute later. */
const BELIEVED_MS = 60_000;

/** The doorman of a running house: who a session cookie or a Bearer token belongs to, in the tenant of the host. */
export function houseDoorman(app: App): Doorman {
  const site = siteOf(app.settings);
  const tenantOf = tenantFinder(app);
  return async (request) => {
    const tenantId = await tenantOf(request.headers.get('host') ?? '');
    const apiToken = bearerOf(request);
    const carried = apiToken === undefined ? cookiesOf(request, site) : { apiToken };
    const { actor, person } = await whoComes(app, tenantId, carried);
    return visitOf(actor, person, apiToken !== undefined);
  };
}

function visitOf(
  actor: Visit['actor'],
  person: { fullName: string; unitName: string } | undefined,
  byToken: boolean,
): Visit {
  if (!person || actor.kind !== 'person') return { actor, byToken };
  const postTitle = actor.holdings[0]?.postTitle;
  const visitor = { name: person.fullName, unitName: person.unitName, ...(postTitle !== undefined && { postTitle }) };
  return { actor, visitor, byToken };
}

/** The tenant whose host this is; in a house with one tenant, that one; else nowhere. */
function tenantFinder(app: App): (host: string) => Promise<string> {
  let known: { readonly at: number; readonly tenants: Promise<Tenant[]> } | undefined;
  return async (host) => {
    const now = app.clock().getTime();
    if (!known || now - known.at > BELIEVED_MS) known = { at: now, tenants: listTenants(app.stores.app) };
    const tenants = await known.tenants;
    const name = host.replace(/:\d+$/, '').toLowerCase();
    const named = tenants.find((tenant) => tenant.host === name);
    // Nothing is remembered of an empty house: its committee may be founded the next moment.
    if (tenants.length === 0) known = undefined;
    return (named ?? (tenants.length === 1 ? tenants[0] : undefined))?.tenantId ?? NOWHERE;
  };
}

const bearerOf = (request: Request): string | undefined =>
  /^Bearer +([\w.~+/-]{1,200}=*)$/i.exec(request.headers.get('authorization') ?? '')?.[1];

function cookiesOf(request: Request, site: Site): { sessionToken?: string; proof?: string } {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  const kept = new Map(pairs.map(([name = '', ...value]) => [name, decoded(value.join('='))]));
  const sessionToken = kept.get(cookieName(site, 'session'));
  const proof = kept.get(cookieName(site, 'proof'));
  return { ...(sessionToken !== undefined && { sessionToken }), ...(proof !== undefined && { proof }) };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value).slice(0, 200);
  } catch {
    return '';
  }
}
