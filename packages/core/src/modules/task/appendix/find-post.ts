import { foldAll } from '@guong/vietnamese';
import type { PostHeld } from '../../org/index.ts';
import type { Roster } from '../posts.ts';

/** A post or unit that a cell names, or why none was found. */
export type Named<T> = { readonly found: T } | { readonly problem: string };

const plainOf = (text: string): string =>
  foldAll(text)
    .replace(/\b(dong chi|d\/c|ong|ba)\b\.?/g, ' ')
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** Every way in which a cell may name a post: title, title with unit, the unit (its head), or whoever holds it. */
function namesOf(post: PostHeld): readonly string[] {
  const title = plainOf(post.title);
  const unit = plainOf(post.unitName);
  const holders = post.holders.map(({ fullName }) => plainOf(fullName));
  return [
    title,
    `${title} ${unit}`,
    ...holders,
    ...holders.map((name) => `${title} ${name}`),
    ...(post.isHead ? [unit] : []),
  ];
}

/** The one open post that a cell names; with several the answer says so. */
export function findPost(roster: Roster, cell: string): Named<PostHeld> {
  const sought = plainOf(cell);
  const all = roster.posts.filter((post) => post.isOpen && namesOf(post).includes(sought));
  const [first, ...others] = all;
  if (first && others.length === 0) return { found: first };
  if (!first) return { problem: `Không có chức danh, đơn vị hay người nào tên “${cell}”` };
  // A person with several posts is named by the first of them; several people are not one.
  const isOnePerson = all.every((post) => post.holders.some(({ fullName }) => plainOf(fullName) === sought));
  return isOnePerson
    ? { found: first }
    : { problem: `“${cell}” có ${String(all.length)} nơi trùng tên: ghi rõ đơn vị` };
}

/** The units that a cell names, parted by commas, semicolons, lines or "và". */
export function findUnits(
  roster: Roster,
  cell: string,
): { readonly unitIds: readonly string[]; readonly problems: readonly string[] } {
  const parts = cell.split(/[,;\n]| và /).map((part) => part.trim());
  const byName = new Map([...roster.unitNames].map(([unitId, name]) => [plainOf(name), unitId]));
  const named = parts.filter((part) => part !== '').map((part) => [part, byName.get(plainOf(part))] as const);
  return {
    unitIds: named.flatMap(([, unitId]) => (unitId === undefined ? [] : [unitId])),
    problems: named.flatMap(([part, unitId]) => (unitId === undefined ? [`Không có đơn vị “${part}”`] : [])),
  };
}
