import { canon, foldAll, searchKeys } from '@guong/vietnamese';

/** One beginning on which a search can find a name. */
export interface NamePhrase {
  readonly folded: string;
  readonly spelled: string;
  readonly canon: string;
  readonly isWhole: boolean;
}

/**
 * The name from each of its words on ("nguyễn văn an", "văn an", "an"), folded and as it is spelled: whoever types the
 * beginning of one of them finds the name. The same hits as `matchLevel` of @guong/vietnamese, but findable by a key.
 */
export function phrasesOf(name: string): NamePhrase[] {
  const { exact } = searchKeys(name);
  return [...exact.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => {
    const spelled = exact.slice(index);
    return { folded: foldAll(spelled), spelled, canon: canon(spelled), isWhole: index === 0 };
  });
}

/** What was typed, as the keys of {@link phrasesOf} spell it; nothing when it says nothing. */
export function soughtPhrase(typed: string): Omit<NamePhrase, 'isWhole'> | undefined {
  const keys = searchKeys(typed);
  return keys.folded === '' ? undefined : { folded: keys.folded, spelled: keys.exact, canon: keys.canon };
}
