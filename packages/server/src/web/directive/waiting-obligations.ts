import { document } from '@guong/core/document';
import { hasPower, perform, type Actor, type App } from '@guong/core/usecase';
import type { Waiting } from '../today/waiting.ts';
import { obligationPath } from './obligation-page.tsx';

/** The words of one language. */
export interface WaitingObligationWords {
  readonly asks: (symbol: string, type: string) => string;
  readonly do: string;
  /** For whoever heads the unit: its answer is noted by the office. */
  readonly open: string;
}

/** What documents ask of the units in whose office the reader works or which he heads; nothing for whoever holds no post. */
export async function obligationsWaiting(app: App, actor: Actor, words: WaitingObligationWords): Promise<Waiting[]> {
  if (actor.kind !== 'person' || actor.holdings.length === 0) return [];
  const found = await perform(app, actor, document.waiting, {});
  if (!found.ok) return [];
  const mayAnswer = hasPower(actor, 'office');
  return found.value.obligations.map((one) => ({
    roundId: one.obligationId,
    roundTitle: words.asks(one.symbol, one.requiredType),
    title: one.task,
    go: mayAnswer ? words.do : words.open,
    href: obligationPath(one.obligationId),
    // Until the end of the day in Ha Noi.
    dueAt: new Date(`${one.dueOn}T23:59:59+07:00`),
  }));
}
