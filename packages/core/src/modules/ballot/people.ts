import type { Ctx } from '../../usecase/index.ts';
import { electorsOn, personCards, type ElectorsAt, type PersonCard } from '../org/index.ts';

/** A person on a roll. */
export interface Voter extends PersonCard {
  readonly unit: string;
  readonly category: string;
  readonly categoryName: string;
}

/** Cards of these people on a day, in the order asked; who is not of this committee is left out. */
export const cardsOf = (ctx: Ctx, personIds: readonly string[], day: string): Promise<PersonCard[]> =>
  personCards(ctx.tx, ctx.tenantId, { personIds, day });

/** These people as voters, in roll order; who is in no category comes last, without one. Each once. */
export async function calledVoters(ctx: Ctx, personIds: readonly string[], day: string): Promise<Voter[]> {
  if (personIds.length === 0) return [];
  const placed = await votersOn(ctx, { day, personIds });
  const known = new Set(placed.map((voter) => voter.personId));
  const rest = [...new Set(personIds)].filter((personId) => !known.has(personId));
  const cards = await cardsOf(ctx, rest, day);
  return [...placed, ...cards.map((card) => ({ ...card, unit: '', category: '', categoryName: '' }))];
}

/** Everyone called, once, under the category that takes precedence among those asked for. */
export async function votersOn(ctx: Ctx, at: ElectorsAt): Promise<Voter[]> {
  const electors = await electorsOn(ctx.tx, ctx.tenantId, at);
  return electors.map((elector) => ({
    personId: elector.personId,
    name: elector.fullName,
    post: elector.postTitle,
    unit: elector.unitName,
    category: elector.category.code,
    categoryName: elector.category.name,
  }));
}
