import type { SuccessionKind, SuccessionLink } from './succession.schema.ts';

/** A succession as it is about to be written. */
export interface SuccessionShape {
  readonly kind: SuccessionKind;
  readonly newName?: string | undefined;
  readonly links: readonly SuccessionLink[];
}
/** Which field is wrong, and why, in Vietnamese. */
export interface ShapeProblem {
  readonly field: string;
  readonly message: string;
}

const WHOLE = 10_000;
const distinct = (values: readonly string[]): number => new Set(values).size;

/**
 * What a succession must look like, by kind (domain.md, 3.2: many-to-many, with a share per source):
 * - merge: several sources become one target, each source wholly;
 * - split: one source becomes several targets, the shares add up to the whole;
 * - rename: one unit, the same before and after, with a new name;
 * - part: shares of sources go elsewhere, never more than the whole of a source.
 */
export function shapeProblem(shape: SuccessionShape): ShapeProblem | undefined {
  const pairs = shape.links.map((link) => `${link.fromUnitId} ${link.toUnitId}`);
  if (distinct(pairs) !== pairs.length) return { field: 'links', message: 'Một cặp đơn vị cũ, mới bị nhập hai lần' };
  if ((shape.kind === 'rename') !== (shape.newName !== undefined)) {
    return { field: 'newName', message: 'Chỉ nhập tên mới khi đổi tên, và khi đổi tên thì phải nhập' };
  }
  return KIND_PROBLEM[shape.kind](shape.links) ?? shareProblem(shape);
}

const KIND_PROBLEM: Record<SuccessionKind, (links: readonly SuccessionLink[]) => ShapeProblem | undefined> = {
  merge: (links) =>
    sources(links) < 2 || targets(links) !== 1
      ? { field: 'links', message: 'Sáp nhập cần ít nhất hai đơn vị cũ và đúng một đơn vị mới' }
      : undefined,
  split: (links) =>
    sources(links) !== 1 || targets(links) < 2
      ? { field: 'links', message: 'Chia tách cần đúng một đơn vị cũ và ít nhất hai đơn vị mới' }
      : undefined,
  rename: (links) =>
    links.length !== 1 || links[0]?.fromUnitId !== links[0]?.toUnitId
      ? { field: 'links', message: 'Đổi tên chỉ có một đơn vị, trước và sau là một' }
      : undefined,
  part: (links) =>
    links.some((link) => link.fromUnitId === link.toUnitId)
      ? { field: 'links', message: 'Phần chuyển đi phải sang đơn vị khác' }
      : undefined,
};
const sources = (links: readonly SuccessionLink[]): number => distinct(links.map((link) => link.fromUnitId));
const targets = (links: readonly SuccessionLink[]): number => distinct(links.map((link) => link.toUnitId));

function shareProblem({ kind, links }: SuccessionShape): ShapeProblem | undefined {
  const total = new Map<string, number>();
  for (const link of links) total.set(link.fromUnitId, (total.get(link.fromUnitId) ?? 0) + link.shareBasisPoints);
  const isWrong = (sum: number): boolean => (kind === 'part' ? sum > WHOLE : sum !== WHOLE);
  if (![...total.values()].some(isWrong)) return undefined;
  return {
    field: 'links',
    message:
      kind === 'part' ? 'Tổng tỷ lệ của một đơn vị vượt quá 100 %' : 'Tổng tỷ lệ của mỗi đơn vị cũ phải đủ 100 %',
  };
}

/** The sources that end: in a merge or split, those that do not live on as a target. */
export function endingSources(shape: SuccessionShape): string[] {
  if (shape.kind === 'rename' || shape.kind === 'part') return [];
  const living = new Set(shape.links.map((link) => link.toUnitId));
  return [...new Set(shape.links.map((link) => link.fromUnitId))].filter((unitId) => !living.has(unitId));
}
