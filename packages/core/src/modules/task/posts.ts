import { dayOf } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { postsHeldOn, unitsKnownBy, unitTreeAsOf, type PostHeld } from '../org/index.ts';
import type { PostCard } from './task.schema.ts';
import type { TaskRow } from './task.tables.ts';

/** The posts of the committee with their holders, and how units stand under each other, on the day of the request. */
export interface Roster {
  readonly posts: readonly PostHeld[];
  readonly byId: ReadonlyMap<string, PostHeld>;
  /** Also of units that have ended: what one of them left open is the business of the unit it stood under. */
  readonly parents: ReadonlyMap<string, string | null>;
  /** Units that there are today, in the order of the tree. */
  readonly unitNames: ReadonlyMap<string, string>;
  /** Units that have ended, by the name they bore. */
  readonly endedNames: ReadonlyMap<string, string>;
}

/** What a unit is called, or was when it ended. */
export const nameOfUnit = ({ unitNames, endedNames }: Roster, unitId: string): string =>
  unitNames.get(unitId) ?? endedNames.get(unitId) ?? '–';

/** Looks the roster up. */
export async function rosterOf(ctx: Pick<Ctx, 'tx' | 'tenantId' | 'now'>): Promise<Roster> {
  const day = dayOf(ctx.now);
  const posts = await postsHeldOn(ctx.tx, ctx.tenantId, day);
  const tree = await unitTreeAsOf(ctx.tx, ctx.tenantId, day);
  const unitNames = new Map(tree.map(({ unitId, name }) => [unitId, name]));
  const known = await unitsKnownBy(ctx.tx, ctx.tenantId, day);
  return {
    posts,
    byId: new Map(posts.map((post) => [post.postId, post])),
    parents: new Map(known.map(({ unitId, parentId }) => [unitId, parentId])),
    unitNames,
    endedNames: new Map(known.filter(({ unitId }) => !unitNames.has(unitId)).map(({ unitId, name }) => [unitId, name])),
  };
}

/** The unit and those it stands under, nearest first. */
export function unitsAbove(roster: Pick<Roster, 'parents'>, unitId: string): string[] {
  const path: string[] = [];
  for (let at: string | null | undefined = unitId; at && !path.includes(at); at = roster.parents.get(at)) path.push(at);
  return path;
}

const leads = (post: PostHeld): boolean =>
  post.isHead || post.isLeader || post.powers.includes('office') || post.powers.includes('approve');
const decides = (post: PostHeld): boolean => post.isHead || post.powers.includes('approve');
const holdersOf = (posts: readonly (PostHeld | undefined)[]): string[] => [
  ...new Set(posts.flatMap((post) => post?.holders ?? []).map(({ personId }) => personId)),
];
const postOf = (roster: Roster, postId: string | null): PostHeld | undefined =>
  postId === null ? undefined : roster.byId.get(postId);

/** Who holds a post that gives out work: a leading post or the office's, in any unit. */
export const leadersIn = (roster: Roster): string[] =>
  holdersOf(roster.posts.filter((post) => post.isOpen && leads(post)));

/** Who stands how to a task today, by person: it is their posts that count. */
export interface Sides {
  /** Whoever holds the owning post. */
  readonly owners: readonly string[];
  /** Whoever leads the owner's unit or one above it, or keeps its office. */
  readonly directors: readonly string[];
  /** Whoever judges the result: the assigner's post or the supervising one; never the owner himself. */
  readonly receivers: readonly string[];
}

/** The sides of a task. With no other receiver left, the heads of the unit and of those above receive. */
export function sidesOf(
  roster: Roster,
  task: Pick<TaskRow, 'owner_post_id' | 'unit_id' | 'assigner_post_id' | 'supervisor_post_id'>,
): Sides {
  const owners = holdersOf([postOf(roster, task.owner_post_id)]);
  // Before it has an owner, a task is the business of the unit from which it was proposed.
  const unitId = task.unit_id ?? postOf(roster, task.assigner_post_id)?.unitId;
  const units = unitId === undefined ? undefined : unitsAbove(roster, unitId);
  const above = roster.posts.filter((post) => post.isOpen && (units?.includes(post.unitId) ?? true));
  const notOwner = (personIds: readonly string[]) => personIds.filter((personId) => !owners.includes(personId));
  const named = notOwner(holdersOf([postOf(roster, task.assigner_post_id), postOf(roster, task.supervisor_post_id)]));
  return {
    owners,
    directors: holdersOf(above.filter(leads)),
    receivers: named.length > 0 ? named : notOwner(holdersOf(above.filter(decides))),
  };
}

/** The post by which a person gives out work in a unit: the nearest first; undefined when he holds none. */
export function directingPost(roster: Roster, personId: string, unitId: string | null): PostHeld | undefined {
  const units = unitId === null ? undefined : unitsAbove(roster, unitId);
  return roster.posts.find(
    (post) =>
      post.isOpen &&
      leads(post) &&
      (units?.includes(post.unitId) ?? true) &&
      post.holders.some((holder) => holder.personId === personId),
  );
}

/** The posts a person holds today. */
export const postsOfPerson = (roster: Roster, personId: string): PostHeld[] =>
  roster.posts.filter((post) => post.isOpen && post.holders.some((holder) => holder.personId === personId));

/** The heads before whom a task of this unit is brought: its own, or those of the nearest unit above that has any. */
export function headsFor(roster: Roster, unitId: string, broughtTo: 'unit_head' | 'parent_head'): string[] {
  const path = unitsAbove(roster, unitId).slice(broughtTo === 'unit_head' ? 0 : 1);
  for (const at of path) {
    const heads = holdersOf(roster.posts.filter((post) => post.isOpen && post.isHead && post.unitId === at));
    if (heads.length > 0) return heads;
  }
  return [];
}

/** A post as the pages name it. */
export function cardOf(roster: Roster, postId: string | null): PostCard | null {
  const post = postOf(roster, postId);
  if (!post) return null;
  const { title, unitId, unitName, holders } = post;
  return { postId: post.postId, title, unitId, unitName, holders: holders.map(({ fullName }) => fullName) };
}
