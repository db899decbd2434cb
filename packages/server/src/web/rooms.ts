import type { Hono } from 'hono';
import type { App, Actor } from '@guong/core/usecase';
import type { Doorman } from '../http/doorman.ts';
import type { WebEnv } from '../http/web-env.ts';
import { ballotPages } from './ballot/routes.tsx';
import type { Lang } from './text/index.ts';

/** An entry of the navigation, before it is known who looks. */
export interface NavEntry {
  readonly href: string;
  readonly label: Readonly<Record<Lang, string>>;
  /** Who sees it; the page behind it asks its policy again. */
  readonly isFor: (actor: Actor) => boolean;
  /** One of the three entries of the tab bar on a phone. */
  readonly isTab?: boolean;
}

/** One room's front door. */
export interface Room {
  readonly path: `/${string}`;
  readonly pages: (app: App, doorman: Doorman) => Hono<WebEnv>;
  readonly nav?: readonly NavEntry[];
}

const isPerson = (actor: Actor): boolean => actor.kind === 'person';

/** Every room with pages, in the order of the navigation. A new room adds its line here. */
export const ROOMS: readonly Room[] = [
  {
    path: '/rounds',
    pages: ballotPages,
    nav: [{ href: '/rounds', label: { vi: 'Lấy ý kiến góp ý', en: 'Feedback rounds' }, isFor: isPerson, isTab: true }],
  },
];
