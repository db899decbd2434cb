import { mail } from '@guong/core/mail';
import { hasPower, perform, type Actor, type App } from '@guong/core/usecase';
import { TEXT } from '../mail/text.ts';
import { FORMATS, type Lang } from '../text/index.ts';
import type { Waiting } from './waiting.ts';

/** For the office: letters that were given up, whose readers should be told in another way. */
export async function lostMailFor(app: App, actor: Actor, lang: Lang): Promise<readonly Waiting[]> {
  if (!app.settings.mail || !hasPower(actor, 'office')) return [];
  const found = await perform(app, actor, mail.queue, {});
  if (!found.ok || found.value.failed === 0) return [];
  const t = TEXT[lang];
  const title = t.failedNews(FORMATS[lang].count(found.value.failed));
  return [{ roundId: 'mail', roundTitle: t.mail, title, go: t.failedGo, href: '/mail/queue', dueAt: null }];
}
