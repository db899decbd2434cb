import { document } from '@guong/core/document';
import { hasPower, perform, type Actor, type App } from '@guong/core/usecase';
import { DELIVERY_TEXT } from '../document/delivery-text.ts';
import { FORMATS, type Lang } from '../text/index.ts';
import type { Waiting } from './waiting.ts';

/** For the office: messages to other committees that were refused or given up. */
export async function lostSendingsFor(app: App, actor: Actor, lang: Lang): Promise<readonly Waiting[]> {
  if (!hasPower(actor, 'office')) return [];
  const found = await perform(app, actor, document.traffic, {});
  if (!found.ok || found.value.failed === 0) return [];
  const t = DELIVERY_TEXT[lang];
  const title = t.news(FORMATS[lang].count(found.value.failed));
  const href = '/documents/deliveries';
  return [{ roundId: 'deliveries', roundTitle: t.traffic, title, go: t.newsGo, href, dueAt: null }];
}
