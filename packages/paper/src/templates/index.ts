import type { LayoutName } from '../paper.ts';
import { CARDS_TEMPLATE } from './cards.typ.ts';
import { CHECKPOINT_TEMPLATE } from './checkpoint.typ.ts';
import { SHARED_OPENING } from './shared-opening.typ.ts';
import { INVITATIONS_TEMPLATE } from './invitations.typ.ts';
import { KEY_SHEET_TEMPLATE } from './key-sheet.typ.ts';
import { OFFICIAL_TEMPLATE } from './official.typ.ts';
import { POSTER_TEMPLATE } from './poster.typ.ts';

const LAYOUTS: Readonly<Record<LayoutName, string>> = {
  official: OFFICIAL_TEMPLATE,
  cards: CARDS_TEMPLATE,
  invitations: INVITATIONS_TEMPLATE,
  'key-sheet': KEY_SHEET_TEMPLATE,
  checkpoint: CHECKPOINT_TEMPLATE,
  poster: POSTER_TEMPLATE,
};

/** The whole Typst source of a layout; it reads its words from the JSON inputs `content` and `codes`. */
export function templateSource(layout: LayoutName): string {
  return SHARED_OPENING + LAYOUTS[layout];
}
