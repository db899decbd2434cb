import { whoComes } from '@guong/core/identity';
import type { App } from '@guong/core/usecase';
import type { Doorman, Visit } from './doorman.ts';
import { cookieName } from './cookies.ts';
import { siteOf, type Site } from './site.ts';
import { tenantFinder } from './tenant-of-host.ts';

/** No tenant has this id: a house without a committee knows nobody and shows what is public. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** The doorman of a running house: who a session cookie or a Bearer token belongs to, in the tenant of the host. */
export function houseDoorman(app: App): Doorman {
  const site = siteOf(app.settings);
  const tenantOf = tenantFinder(app);
  return async (request) => {
    const tenant = await tenantOf(request.headers.get('host') ?? '');
    const tenantId = tenant?.tenantId ?? NOWHERE;
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
