/** A run of words: plain, strong, a name of the machine, or a link. */
export type Inline =
  | string
  | { readonly kind: 'strong'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly inlines: readonly Inline[] };

/** One block of a chapter, in the order of the page. */
export type Block =
  | { readonly kind: 'heading'; readonly id: string; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table';
      readonly header: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'picture'; readonly file: string; readonly alt: string };

/** One chapter of the handbook, read from `docs/handbook/<number>-<slug>.md` by `scripts/gen-handbook.ts`. */
export interface Chapter {
  readonly slug: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}
