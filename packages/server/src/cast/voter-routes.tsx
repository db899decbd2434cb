import { Hono, type Context } from 'hono';
import type { VNode } from 'preact';
import { ballot, logReader } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import type { CastEnv } from '../http/cast-env.ts';
import { lookFrom } from '../http/look.ts';
import { packed } from '../http/packed.ts';
import { renderPage } from '../web/html.tsx';
import type { Frame } from '../web/ui/index.ts';
import { SealedPlanPage } from './plan-page.tsx';
import { NoBallotPage, VoterPage, type VoterPlace } from './voter-page.tsx';

type CastContext = Context<CastEnv>;

/** The pages of voters: shells without cookies. Whoever asks gets the same page; the rest happens on his device. */
export function voterPages(app: App): Hono<CastEnv> {
  const room = new Hono<CastEnv>();
  room.get('/', (c) => show(c, <NoBallotPage isFront mainOrigin={c.var.site.mainOrigin} />));
  room.get('/api', (c) => c.redirect(`${c.var.site.mainOrigin}/api`, 303));
  room.get('/b/:protocolId', (c) => voterPage(app, c, 'ballot'));
  room.get('/b/:protocolId/receipt', (c) => voterPage(app, c, 'ballot-receipt'));
  room.get('/b/:protocolId/recovery', (c) => {
    c.set('pageSecurity', { runsWasm: true });
    return voterPage(app, c, 'ballot-recovery');
  });
  room.get('/b/:protocolId/plan/:subjectNo', (c) => planPage(app, c));
  room.get('/b/:protocolId/plan/:subjectNo/file', (c) => planFile(app, c));
  return room;
}

async function voterPage(app: App, c: CastContext, place: VoterPlace): Promise<Response> {
  const { mainOrigin } = c.var.site;
  const found = await sealedRound(app, c);
  if (!found) return noBallot(c);
  const { protocolId, title, manifest, phase } = found;
  // The ballot comes with the manifest that it would ask for next, and checks it all the same: on a slow line each
  // question costs half a second. The receipt asks when it is told to.
  const sealed = place === 'ballot' ? { manifest, phase } : {};
  return show(c, <VoterPage {...{ place, mainOrigin, protocolId, roundTitle: title, sealed }} />);
}

/** The plan that a subject is rated against; everyone gets the same page, and nothing tells who asked. */
async function planPage(app: App, c: CastContext): Promise<Response> {
  const found = await sealedRound(app, c);
  const subjectNo = Number(c.req.param('subjectNo'));
  const subject = found?.subjects[subjectNo - 1];
  if (!found || !subject?.planHash) return noBallot(c);
  const plan = { subjectNo, name: subject.name, post: subject.post, sha256: subject.planHash };
  return show(c, <SealedPlanPage {...{ plan, protocolId: found.protocolId, roundTitle: found.title }} />);
}

async function planFile(app: App, c: CastContext): Promise<Response> {
  const { protocolId = '', subjectNo } = c.req.param() as { readonly protocolId?: string; readonly subjectNo?: string };
  const reader = await logReader(app, protocolId);
  const file = reader && (await perform(app, reader, ballot.sealedPlan, { protocolId, subjectNo }));
  if (!file?.ok) return noBallot(c);
  const { fileName, mediaType, bytes } = file.value;
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${fileName}"`,
  });
}

/** What a shell needs to know of a sealed round; nothing when there is no such round. */
async function sealedRound(app: App, c: CastContext) {
  const protocolId = c.req.param('protocolId') ?? '';
  const reader = await logReader(app, protocolId);
  const found = reader && (await perform(app, reader, ballot.manifest, { protocolId }));
  if (!found?.ok) return undefined;
  const { manifest, phase } = found.value;
  return { ...(JSON.parse(manifest) as ShownManifest), protocolId, manifest, phase };
}
/** The part of a sealed manifest that these pages show. */
interface ShownManifest {
  readonly title: string;
  readonly subjects: readonly { readonly name: string; readonly post: string; readonly planHash: string | null }[];
}

const noBallot = (c: CastContext) => show(c, <NoBallotPage isFront={false} mainOrigin={c.var.site.mainOrigin} />, 404);

/** Packed: everyone gets the same page, and it holds no secret that packing could betray. */
function show(c: CastContext, page: VNode, status: 200 | 404 = 200): Response {
  const { body, headers } = packed(renderPage(page, frameOf(c)), c.req.header('accept-encoding'));
  return c.body(body, status, { 'content-type': 'text/html; charset=UTF-8', ...headers });
}

/** No visitor, no flash, no cookie: the display switches travel in the address. */
function frameOf(c: CastContext): Frame {
  const { site, shelf } = c.var;
  const { pathname, search } = new URL(c.req.url);
  return {
    look: lookFrom(c.req.query('lang'), c.req.query('size'), c.req.query('contrast')),
    here: `${pathname}${search}`,
    keepsLookIn: 'address',
    nav: [],
    siteName: site.name,
    isDemo: site.profile === 'demo',
    isPrintView: false,
    formKey: '',
    asset: shelf.urlOf,
  };
}
