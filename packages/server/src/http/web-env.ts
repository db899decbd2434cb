import { Hono, type Context } from 'hono';
import type { NavLink } from '../web/ui/index.ts';
import type { Lang } from '../web/text/index.ts';
import type { Shelf } from './assets.ts';
import type { PageSecurity } from './page-security.ts';
import type { Site } from './site.ts';
import type { Visit } from './visit.ts';

/** What the main door puts into every request's context. */
export interface WebEnv {
  Variables: {
    readonly requestId: string;
    readonly site: Site;
    readonly shelf: Shelf;
    /** Asks the doorman, once a request, and only when somebody wants to know. */
    readonly visit: () => Promise<Visit>;
    /** Asks the doorman afresh: for an answer that takes long to be handed over. */
    readonly visitAnew: () => Promise<Visit>;
    /** The sections that this visitor may open, in his language. */
    readonly navFor: (visit: Visit, lang: Lang) => readonly NavLink[];
    /** Set by pages that need more than the strictest policy. */
    pageSecurity?: PageSecurity;
    /** Set by `formOf`: what was typed into the form of this request, by field. */
    typed?: Readonly<Record<string, string>>;
    /** Set by `publicHtml`: may be kept by caches, was made without looking at who asked. */
    isPublic?: true;
  };
}

/** The context of a request at the main door. */
export type WebContext = Context<WebEnv>;

/** A room's own router: `const room = newRoom(); room.get('/', …)`. */
export const newRoom = (): Hono<WebEnv> => new Hono<WebEnv>();
