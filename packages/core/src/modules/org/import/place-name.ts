import { foldAll } from '@guong/vietnamese';

const SHORT: Readonly<Record<string, string>> = {
  tdp: 'to dan pho',
  cb: 'chi bo',
  kdc: 'khu dan cu',
  du: 'dang uy',
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  mttq: 'mat tran to quoc',
  ctmt: 'cong tac mat tran',
};

/** Words without marks, punctuation and differences of capitals: what two spellings of one title share. */
export const looseKey = (text: string): string =>
  foldAll(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Equal for two spellings of one unit: `Chi bộ số 09` and `CB 9`, `Đảng uỷ phường` and `Đảng bộ phường`. */
export function unitKey(name: string): string {
  const words = looseKey(name)
    .replace(/([a-z])(\d)/g, '$1 $2')
    .split(' ')
    .map((word) => (Object.hasOwn(SHORT, word) ? (SHORT[word] ?? word) : word.replace(/^0+(?=\d)/, '')));
  const key = words.filter((word, index) => !(word === 'so' && /^\d/.test(words[index + 1] ?? ''))).join(' ');
  return key.replace(/^dang bo (?!bo phan)/, 'dang uy ');
}

/** Kinds by how names of units begin; the first that fits is the guess. Codes of the kinds a new committee starts with. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^chi bo\b/, 'cell'],
  [/^dang bo bo phan\b/, 'partial_committee'],
  [/^(to dan pho|khu dan cu|khu pho|thon|ap|xom)\b/, 'residential_group'],
  [/^ban cong tac mat tran\b/, 'front_committee'],
  [/^(uy ban |ban thuong truc )?(uy ban )?mat tran\b/, 'front'],
  [/^(hoi (?!dong)|doan |cong doan|lien doan|thanh doan)/, 'mass_organisation'],
  [/^(ban thuong vu|ban chap hanh)\b/, 'body'],
  [/^(ban (xay dung dang|to chuc|tuyen giao|dan van|noi chinh)|van phong dang uy|uy ban kiem tra)\b/, 'board'],
];

/** The kind that a unit of this name most likely has, among the kinds of the committee; `agency` for the rest. */
export function guessedKind(name: string, kinds: readonly string[]): string {
  const key = unitKey(name);
  const guess = KINDS.find(([form]) => form.test(key))?.[1] ?? 'agency';
  return [guess, 'agency', ...kinds].find((kind) => kinds.includes(kind)) ?? guess;
}

/** A code that nobody has: the first letters of the words and their numbers (`Chi bộ 9` → `CB9`, then `CB9-2`). */
export function freeUnitCode(name: string, taken: Set<string>): string {
  const words = looseKey(name).split(' ');
  const short = words.map((word) => (/^\d/.test(word) ? word : word.slice(0, 1).toUpperCase())).join('');
  return claim(short.replace(/[^A-Z0-9]/g, '').slice(0, 30) || 'DV', '-', taken);
}

/** A code of a category that nobody has: `Đại biểu mời` → `dai_bieu_moi`. */
export function freeCategoryCode(name: string, taken: Set<string>): string {
  const key = looseKey(name)
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 34)
    .replace(/_$/, '');
  return claim(/^[a-z]/.test(key) ? key : `tp_${key}`.replace(/_$/, ''), '_', taken);
}

function claim(stem: string, mark: string, taken: Set<string>): string {
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? stem : `${stem}${mark}${String(n)}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

/** The spelling to keep of a title that stands in many rows: the first that is not all capitals. */
export function bestSpelling(names: readonly string[]): string {
  return names.find((name) => name !== name.toUpperCase()) ?? names[0] ?? '';
}
