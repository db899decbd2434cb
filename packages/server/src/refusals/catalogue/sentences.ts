/**
 * Sentences of refusals, Vietnamese to English. The key is the sentence as the source speaks it, each `${…}` a gap numbered in
 * order (`Còn {0} dòng`); how the English fills them: `filled` in `template.ts`. `tests/arch` compares with the source.
 */
export type Sentences = Readonly<Record<string, string>>;
