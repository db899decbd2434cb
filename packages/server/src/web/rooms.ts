import type { Hono } from 'hono';
import { readsInternal } from '@guong/core/document';
import { readsTasks } from '@guong/core/task';
import { hasPower, type Actor, type App } from '@guong/core/usecase';
import type { Doorman } from '../http/doorman.ts';
import type { WebEnv } from '../http/web-env.ts';
import { frontPages } from './front/routes.tsx';
import { ballotPages } from './ballot/routes.tsx';
import { committeePages } from './ballot/committee/committee-routes.tsx';
import { publishedPages } from './ballot/result/published-routes.tsx';
import { replyPages } from './ballot/reply/reply-routes.tsx';
import { RECEIVE_OFFER } from './ballot/roll/receive-at-once.tsx';
import { receivePages } from './ballot/roll/receive-routes.tsx';
import { resultPages } from './ballot/result/result-routes.tsx';
import { directivePages } from './directive/routes.tsx';
import { documentPages } from './document/routes.tsx';
import { handbookPages } from './handbook/routes.tsx';
import { accountPages } from './identity/account-routes.tsx';
import { accountsPages } from './identity/accounts-routes.tsx';
import { invitationPages } from './identity/invitation-routes.tsx';
import { passkeySignInPages } from './identity/passkey-routes.tsx';
import { signInPages } from './identity/sign-in-routes.tsx';
import { mailPages } from './mail/link-routes.tsx';
import { meetingPages } from './meeting/routes.tsx';
import { orgPages } from './org/routes.tsx';
import { taskPages } from './task/routes.tsx';
import { templatePages } from './template/routes.tsx';
import type { Lang } from './text/index.ts';
import { todayPages } from './today/routes.tsx';

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
const holdsPost = (actor: Actor): boolean => actor.kind === 'person' && actor.holdings.length > 0;

/** Every room with pages, in the order of the navigation. A new room adds its line here. */
export const ROOMS: readonly Room[] = [
  {
    path: '/today',
    pages: todayPages,
    nav: [{ href: '/today', label: { vi: 'Việc hôm nay', en: 'Today' }, isFor: isPerson, isTab: true }],
  },
  {
    path: '/',
    pages: frontPages,
    nav: [{ href: '/results', label: { vi: 'Kết quả đã công bố', en: 'Published results' }, isFor: isPerson }],
  },
  { path: '/', pages: signInPages },
  { path: '/', pages: passkeySignInPages },
  { path: '/', pages: (app) => invitationPages(app, RECEIVE_OFFER) },
  { path: '/account', pages: accountPages },
  { path: '/mail', pages: mailPages },
  {
    path: '/accounts',
    pages: accountsPages,
    nav: [
      { href: '/accounts', label: { vi: 'Tài khoản', en: 'Accounts' }, isFor: (actor) => hasPower(actor, 'office') },
    ],
  },
  {
    path: '/org',
    pages: orgPages,
    nav: [{ href: '/org', label: { vi: 'Tổ chức', en: 'Organisation' }, isFor: isPerson }],
  },
  { path: '/documents/templates', pages: templatePages },
  {
    path: '/documents',
    pages: documentPages,
    nav: [
      { href: '/documents', label: { vi: 'Văn bản', en: 'Documents' }, isFor: holdsPost },
      {
        href: '/documents/deliveries',
        label: { vi: 'Tin và thư chưa tới', en: 'Not delivered' },
        isFor: (actor) => hasPower(actor, 'operate'),
      },
    ],
  },
  {
    path: '/directives',
    pages: directivePages,
    nav: [{ href: '/directives', label: { vi: 'Triển khai văn bản', en: 'Directives' }, isFor: readsInternal }],
  },
  {
    path: '/meetings',
    pages: meetingPages,
    nav: [{ href: '/meetings', label: { vi: 'Hội nghị, sinh hoạt', en: 'Meetings' }, isFor: isPerson }],
  },
  {
    path: '/tasks',
    pages: taskPages,
    nav: [{ href: '/tasks', label: { vi: 'Nhiệm vụ', en: 'Tasks' }, isFor: readsTasks }],
  },
  {
    path: '/rounds',
    pages: ballotPages,
    nav: [{ href: '/rounds', label: { vi: 'Lấy ý kiến góp ý', en: 'Feedback rounds' }, isFor: isPerson, isTab: true }],
  },
  { path: '/rounds', pages: resultPages },
  { path: '/results', pages: publishedPages },
  { path: '/results', pages: replyPages },
  { path: '/rounds', pages: committeePages },
  {
    path: '/receive',
    pages: receivePages,
    nav: [{ href: '/receive', label: { vi: 'Phiếu của tôi', en: 'My ballots' }, isFor: isPerson, isTab: true }],
  },
  {
    path: '/handbook',
    pages: handbookPages,
    nav: [{ href: '/handbook', label: { vi: 'Sổ tay', en: 'Handbook' }, isFor: isPerson }],
  },
];
