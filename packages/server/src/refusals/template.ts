/** A sentence with numbered gaps (`Còn {0} dòng có lỗi.`), taken apart once. */
export interface Template {
  /** The fixed texts before, between and after the gaps: one more than there are gaps. */
  readonly fixed: readonly string[];
  /** How many characters are fixed: of two templates that fit, the one that says more of the sentence is meant. */
  readonly length: number;
}

/** Takes a sentence apart at its gaps, which are numbered in order. */
export function templateOf(sentence: string): Template {
  const fixed = sentence.split(/\{\d+\}/);
  return { fixed, length: fixed.join('').length };
}

/**
 * What stands in the gaps, when the whole message is this template; undefined when it is not. Each gap takes as little as it
 * can. Looks at each character a few times at most, whatever somebody typed into a gap: no pattern with ways back.
 */
export function gapsIn({ fixed }: Template, message: string): readonly string[] | undefined {
  const [first = '', ...others] = fixed;
  const last = others.pop() ?? '';
  if (!message.startsWith(first) || !message.endsWith(last)) return undefined;
  const gaps: string[] = [];
  let at = first.length;
  for (const text of others) {
    const found = message.indexOf(text, at);
    if (found === -1) return undefined;
    gaps.push(message.slice(at, found));
    at = found + text.length;
  }
  const end = message.length - last.length;
  return end < at ? undefined : [...gaps, message.slice(at, end)];
}

const BLANK = /\{(\d+)([*#]|:[^{}|]*\|[^{}|]*)?\}/g;

/**
 * Fills an English sentence: `{0}` as it was, `{0*}` through `translated` (words of the house, never what somebody typed),
 * `{0#}` a number with English commas, `{0:person|people}` the one word or the other as the number asks for.
 */
export function filled(english: string, gaps: readonly string[], translated: (words: string) => string): string {
  const write = (text: string, how: string): string => {
    if (how === '*') return translated(text);
    if (how === '#') return text.replaceAll('.', ',');
    if (how === '') return text;
    const [one, many] = how.slice(1).split('|');
    return (text === '1' ? one : many) ?? '';
  };
  return english.replace(BLANK, (...found: readonly string[]) => write(gaps[Number(found[1])] ?? '', found[2] ?? ''));
}
