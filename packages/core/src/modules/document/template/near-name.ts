const MOST_EDITS = 2;

/** Whether a name was meant by what was typed: at most two letters more, less or other. Short names are never guessed. */
export const isNearName = (known: string, typed: string): boolean =>
  known.length > MOST_EDITS * 2 && isWithin(known, typed, MOST_EDITS);

function isWithin(one: string, other: string, edits: number): boolean {
  if (edits < 0 || Math.abs(one.length - other.length) > edits) return false;
  if (one === '' || other === '') return true;
  if (one[0] === other[0]) return isWithin(one.slice(1), other.slice(1), edits);
  const [rest, otherRest] = [one.slice(1), other.slice(1)];
  return (
    isWithin(rest, otherRest, edits - 1) || isWithin(rest, other, edits - 1) || isWithin(one, otherRest, edits - 1)
  );
}
