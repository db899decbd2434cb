import { ballot } from '@guong/core/ballot';
import { document } from '@guong/core/document';
import { identity } from '@guong/core/identity';
import { org } from '@guong/core/org';
import { hasPower, perform, type Actor, type App } from '@guong/core/usecase';

/** The steps of a committee that was only just founded, in their order. */
export const FIRST_STEPS = ['units', 'posts', 'cards', 'issuers', 'documents'] as const;

/** One step towards the first day's work. */
export interface FirstStep {
  readonly step: (typeof FIRST_STEPS)[number];
  readonly href: string;
  readonly isDone: boolean;
}

/** Whoever founds a house gets an officer and a leader: one post and one account each. */
const FOUNDED_WITH = 2;

/**
 * What the office does first in a committee that was only just founded: for the office alone, until the first document
 * or the first round is there. Nothing for everybody else.
 */
export async function firstStepsFor(app: App, actor: Actor): Promise<readonly FirstStep[]> {
  if (!hasPower(actor, 'office') || (await isAtWork(app, actor))) return [];
  const tree = await perform(app, actor, org.unitTree, {});
  const held = await perform(app, actor, org.holdings, {});
  const accounts = await perform(app, actor, identity.accounts, {});
  const issuers = await perform(app, actor, document.issuers, {});
  const bodies = issuers.ok ? issuers.value.issuers : [];
  return [
    { step: 'units', href: '/org', isDone: tree.ok && tree.value.units.length > 1 },
    { step: 'posts', href: '/org', isDone: held.ok && held.value.holdings.length > FOUNDED_WITH },
    { step: 'cards', href: '/accounts/invite', isDone: accounts.ok && accounts.value.total > FOUNDED_WITH },
    {
      step: 'issuers',
      href: '/documents/issuers',
      isDone: bodies.some(({ unitId }) => unitId !== null) && bodies.some(({ isSuperior }) => isSuperior),
    },
    { step: 'documents', href: '/documents/new', isDone: false },
  ];
}

async function isAtWork(app: App, actor: Actor): Promise<boolean> {
  const documents = await perform(app, actor, document.find, { limit: 1 });
  if (!documents.ok || documents.value.total > 0) return true;
  const rounds = await perform(app, actor, ballot.rounds, {});
  return rounds.ok && rounds.value.rounds.length > 0;
}
