import type { Fault } from '../../kernel/index.ts';
import type { Actor, AnyUseCase } from '../../usecase/index.ts';
import type { FoundedHouse } from '../founded-house.ts';
import { aboutNothing, withoutNames } from '../witnesses/other-ids.ts';
import { wouldAnswer } from '../witnesses/probing.ts';
import type { Player, Units } from './people.ts';
import { unitMeant } from './placing.ts';
import type { Records } from './records.ts';
import { REQUESTS } from './requests.ts';

/** What the house said to one question. */
export interface Decision {
  readonly isAllowed: boolean;
  /** It would have been done or was shown: nothing but the right was asked for. */
  readonly isDone: boolean;
  /** One line of the security log must say so. */
  readonly isNoted: boolean;
  /** Who is named in that line. */
  readonly by: string;
  /** In words, for the report of a difference. */
  readonly said: string;
}

/** Asks the house once; a command that would be carried out is stopped before it is committed. */
export async function decided(
  house: FoundedHouse,
  { records, units }: { readonly records: Records; readonly units: Units },
  asked: { readonly player: Player; readonly useCase: AnyUseCase; readonly relation: string; readonly state: string },
): Promise<Decision> {
  const { player, useCase, relation, state } = asked;
  const actor = actorFor(house, asked);
  const place = unitMeant(player.place, relation);
  const at = { records, units, place, isSecret: state === 'secret', otherTenantId: house.otherTenantId };
  const raw = REQUESTS[useCase.name]?.raw(at) ?? {};
  const answer = await wouldAnswer(house.app, { useCase, raw }, actor);
  const decision = decisionOf(faultOf(answer), actor);
  if (relation !== 'other') return decision;
  // In another tenant an empty list is no permission, and what is not there is no refusal.
  const isAllowed = decision.isDone && !(await saysNothing(house, { actor, useCase, raw, answer }));
  return { ...decision, isAllowed, isNoted: decision.isNoted && !decision.said.includes('not_found') };
}

const REFUSALS: readonly string[] = ['forbidden', 'unauthenticated', 'not_found'];

function decisionOf(fault: Fault | undefined, actor: Actor): Decision {
  const isRefused = fault !== undefined && REFUSALS.includes(fault.code);
  const isDone = fault === undefined;
  return {
    isAllowed: !isRefused,
    isDone,
    isNoted: isRefused,
    by: nameOf(actor),
    said: JSON.stringify(fault ?? 'done'),
  };
}

function nameOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId;
  return actor.kind === 'system' ? `system:${actor.job}` : 'anonymous';
}

/** Whether it is what is answered about records that do not exist: an empty list is no permission. */
async function saysNothing(
  { app }: FoundedHouse,
  { actor, useCase, raw, answer }: { actor: Actor; useCase: AnyUseCase; raw: unknown; answer: unknown },
): Promise<boolean> {
  const about = aboutNothing(raw);
  if (useCase.kind !== 'view' || about === undefined) return false;
  const ofNothing = await wouldAnswer(app, { useCase, raw: about }, actor);
  return withoutNames(answer) === withoutNames(ofNothing);
}

const faultOf = (answer: unknown): Fault | undefined =>
  typeof answer === 'object' && answer !== null && 'fault' in answer ? (answer.fault as Fault) : undefined;

/** The player as he is, with a token that names just this, or as somebody of another tenant in the same place. */
function actorFor(
  { otherTenantId }: FoundedHouse,
  {
    player: { role, actor },
    useCase,
    relation,
  }: { readonly player: Player; readonly useCase: AnyUseCase; readonly relation: string },
): Actor {
  const own = role === 'token' && actor.kind === 'person' ? { ...actor, scopes: [useCase.name] } : actor;
  return relation === 'other' ? { ...own, tenantId: otherTenantId } : own;
}
