const LONGEST = 31;

/** Names Excel accepts for sheets: no []:*?/\, no apostrophe at the ends, at most 31 characters, none twice. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name, i) => {
    const plain = cleaned(name) || `Trang ${i + 1}`;
    let unique = plain;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) {
      const ending = ` (${n})`;
      unique = plain.slice(0, LONGEST - ending.length) + ending;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function cleaned(name: string): string {
  const plain = name.toWellFormed().replace(/[\p{Cc}\p{Cf}\uFFFD-\uFFFF[\]:*?/\\]+/gu, ' ');
  return plain
    .slice(0, LONGEST)
    .replace(/^['\s]+|['\s]+$/g, '')
    .toWellFormed();
}
