import type { Shelf } from './assets.ts';
import type { PageSecurity } from './page-security.ts';
import type { Site } from './site.ts';

/** What the casting origin puts into a request's context: nothing about who asks. */
export interface CastEnv {
  Variables: {
    readonly site: Site;
    readonly shelf: Shelf;
    pageSecurity?: PageSecurity;
  };
}
