import { Hono, type Context } from 'hono';
import type { VNode } from 'preact';
import { ballot, logReader } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import type { CastEnv } from '../http/cast-env.ts';
import { lookFrom } from '../http/look.ts';
import { renderPage } from '../web/html.tsx';
import type { Frame } from '../web/ui/index.ts';
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
  return room;
}

async function voterPage(app: App, c: CastContext, place: VoterPlace): Promise<Response> {
  const protocolId = c.req.param('protocolId') ?? '';
  const { mainOrigin } = c.var.site;
  const reader = await logReader(app, protocolId);
  const found = reader && (await perform(app, reader, ballot.manifest, { protocolId }));
  if (!found?.ok) return show(c, <NoBallotPage isFront={false} mainOrigin={mainOrigin} />, 404);
  const { title: roundTitle } = JSON.parse(found.value.manifest) as { title: string };
  return show(c, <VoterPage {...{ place, protocolId, roundTitle, mainOrigin }} />);
}

const show = (c: CastContext, page: VNode, status: 200 | 404 = 200): Response | Promise<Response> =>
  c.html(renderPage(page, frameOf(c)), status);

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
