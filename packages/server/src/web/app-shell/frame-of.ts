import { opaqueId } from '@guong/core/kernel';
import { takeFlash } from '../../http/flash.ts';
import { lookOf } from '../../http/look.ts';
import type { WebContext } from '../../http/web-env.ts';
import type { Frame } from '../ui/index.ts';

/** Path and query of the request, as a link of our own site. */
export function hereOf(c: WebContext): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}

/** What can be known of a page without asking who came: enough for public pages, so that caches may keep them. */
function plainFrame(c: WebContext): Omit<Frame, 'nav' | 'formKey'> {
  const { site, shelf } = c.var;
  return {
    look: lookOf(c),
    here: hereOf(c),
    keepsLookIn: 'cookie',
    siteName: site.name,
    isDemo: site.profile === 'demo',
    isPrintView: c.req.query('print') === '1',
    asset: shelf.urlOf,
  };
}

/** The frame of a page for this visitor: his sections, his name, what was just said to him. */
export async function frameOf(c: WebContext): Promise<Frame> {
  const visit = await c.var.visit();
  const plain = plainFrame(c);
  const flash = takeFlash(c);
  for (const line of visit.setCookies ?? []) c.header('set-cookie', line, { append: true });
  return {
    ...plain,
    nav: c.var.navFor(visit, plain.look.lang),
    ...(visit.visitor && { visitor: visit.visitor }),
    ...(flash && { flash }),
    formKey: opaqueId(),
  };
}

/** The frame of a public page: the same for everyone who reads in the same language and size. */
export function publicFrameOf(c: WebContext): Frame {
  const plain = plainFrame(c);
  const nobody = { actor: { kind: 'anonymous', tenantId: '' } } as const;
  return { ...plain, nav: c.var.navFor(nobody, plain.look.lang), formKey: '' };
}
