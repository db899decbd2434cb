import { canon, foldAll } from './fold.ts';

/**
 * The codes of document types and the words they stand for. Sources: practice of Party offices under
 * 399-QĐ/TW; Decree 30/2020/NĐ-CP, appendix III. A word may have several codes and a code several words.
 */
export const DOCUMENT_TYPES: Readonly<Record<string, readonly string[]>> = {
  NQ: ['nghị quyết'],
  CT: ['chỉ thị'],
  KL: ['kết luận'],
  QĐ: ['quyết định', 'quy định'],
  QĐi: ['quy định'],
  QyĐ: ['quy định'],
  QC: ['quy chế'],
  HD: ['hướng dẫn'],
  KH: ['kế hoạch'],
  CTr: ['chương trình', 'chương trình hành động', 'chương trình công tác'],
  BC: ['báo cáo'],
  TB: ['thông báo'],
  TTr: ['tờ trình'],
  TT: ['thông tri', 'thông tư'],
  TC: ['thông cáo'],
  CV: ['công văn'],
  CĐ: ['công điện'],
  ĐA: ['đề án'],
  DA: ['dự án'],
  PA: ['phương án'],
  BB: ['biên bản'],
  NĐ: ['nghị định'],
  HĐ: ['hợp đồng'],
  GM: ['giấy mời'],
  GGT: ['giấy giới thiệu'],
  PC: ['phiếu chuyển'],
};

const CODES = Object.keys(DOCUMENT_TYPES);

/**
 * The usual spelling of a type code: `hd` is `HD`, `ctr` is `CTr`, `QĐI` is `QĐi`, `qd` is `QĐ`. Exact letters win
 * over capitals, and capitals over missing strokes, so `DA` (dự án) stays apart from `ĐA`. Undefined if unknown.
 */
export function documentType(code: string): string | undefined {
  const typed = canon(code);
  const lower = typed.toLowerCase();
  return (
    CODES.find((known) => known === typed) ??
    CODES.find((known) => known.toLowerCase() === lower) ??
    CODES.find((known) => foldAll(known) === lower)
  );
}

/**
 * The types that a text begins by naming, longest name first, and the rest of it: `kế hoạch 77` or `ke hoach 77` is KH and
 * `77`. Undefined when it begins with no known name.
 */
export function namedType(text: string): { readonly types: readonly string[]; readonly rest: string } | undefined {
  const folded = foldAll(text).trim();
  const names = Object.values(DOCUMENT_TYPES).flat().map(foldAll);
  const [name] = names
    .filter((one) => folded === one || folded.startsWith(`${one} `))
    .sort((a, b) => b.length - a.length);
  if (name === undefined) return undefined;
  const types = CODES.filter((code) => DOCUMENT_TYPES[code]?.some((word) => foldAll(word) === name));
  return { types, rest: folded.slice(name.length).trim() };
}

/** Whether a word such as `Hướng dẫn` may head a document of this type; undefined when word or type is unknown. */
export function wordFitsType(word: string, type: string): boolean | undefined {
  const folded = foldAll(word);
  const words = DOCUMENT_TYPES[type];
  const known = Object.values(DOCUMENT_TYPES).some((list) => list.some((name) => foldAll(name) === folded));
  return known && words !== undefined ? words.some((name) => foldAll(name) === folded) : undefined;
}
