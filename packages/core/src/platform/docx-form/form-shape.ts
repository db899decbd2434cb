import { foldAll } from '@guong/vietnamese';

/** Which placeholders a form may have. Names are lower-case without diacritics: `trich_yeu`, `viec.han`. */
export interface FormShape {
  /** Each stands for one text. */
  readonly texts: readonly string[];
  /** Each repeats the paragraph in which it stands. */
  readonly lists: readonly string[];
  /** Each repeats the table row in which it stands, with the others of its row. */
  readonly row: readonly string[];
}

/** What a form is filled with, by the names of its shape; a name without a value is filled with nothing. */
export interface FormValues {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** What a placeholder stands for. */
export type FieldKind = 'text' | 'list' | 'row';

/** What this name stands for; nothing when no form knows it. */
export function kindOf(name: string, { texts, lists, row }: FormShape): FieldKind | undefined {
  if (texts.includes(name)) return 'text';
  if (lists.includes(name)) return 'list';
  return row.includes(name) ? 'row' : undefined;
}

/** A name as people type it, as a name of a shape: `Trích yếu` is `trich_yeu`. */
export const fieldName = (typed: string): string => foldAll(typed.trim()).replace(/\s+/g, '_');

/** Where a placeholder stands in the text of a paragraph. */
export interface Placeholder {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const PLACEHOLDER = /\{\{([^{}\n]{1,80})\}\}/g;

/** The placeholders in a text, from its beginning to its end. */
export const placeholdersIn = (text: string): readonly Placeholder[] =>
  Array.from(text.matchAll(PLACEHOLDER), (found) => {
    const [whole, typed = ''] = found;
    return { name: fieldName(typed), from: found.index, to: found.index + whole.length };
  });

/** Whether braces are left that open or close nothing. */
export const hasLooseBraces = (text: string): boolean => /\{\{|\}\}/.test(text.replace(PLACEHOLDER, ''));
