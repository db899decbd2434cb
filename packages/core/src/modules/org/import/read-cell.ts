import type { Cell } from '@guong/spreadsheet';
import { convertLegacy, stripSoftHyphens, tidy } from '@guong/vietnamese';

/** Why a cell is taken otherwise than it stands; shown to people by {@link REASON_NAMES}. */
export type ChangeReason =
  'tcvn3' | 'vni' | 'guessed' | 'nfc' | 'spaces' | 'invisible' | 'apostrophe' | 'capitals' | 'date' | 'serial' | 'word';

/** The reasons in Vietnamese. */
export const REASON_NAMES: Readonly<Record<ChangeReason, string>> = {
  tcvn3: 'chữ TCVN3 (.VnTime)',
  vni: 'chữ VNI',
  guessed: 'bảng mã đoán theo chữ',
  nfc: 'dấu tổ hợp',
  spaces: 'khoảng trắng thừa',
  invisible: 'ký tự ẩn',
  apostrophe: 'dấu nháy ở đầu',
  capitals: 'chữ hoa toàn bộ',
  date: 'cách viết ngày',
  serial: 'số ngày của bảng tính',
  word: 'cách viết',
};

/** The text of a cell with what was done to it, in the order in which it was done. */
export interface CleanText {
  readonly text: string;
  readonly reasons: readonly ChangeReason[];
}

/** Controls, formats, private and unassigned characters; line ends and tabs are spaces. */
const UNSEEN = /(?![\t\n\r\u0085])[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]/gu;

/** Decodes old fonts (before anything invisible is taken out: in TCVN3 "ư" is a soft hyphen), composes, tidies. */
export function cleanText(cell: Cell): CleanText {
  const reasons: ChangeReason[] = [];
  const step = (before: string, after: string, reason: ChangeReason): string => {
    if (before !== after) reasons.push(reason);
    return after;
  };
  const decoded = decode(cell, reasons);
  const composed = step(decoded, decoded.normalize('NFC'), 'nfc');
  const visible = step(composed, stripSoftHyphens(composed).replace(UNSEEN, ''), 'invisible');
  const tidied = step(visible, tidy(visible), 'spaces');
  return { text: step(tidied, tidied.replace(/^['’‘] ?/u, ''), 'apostrophe'), reasons };
}

function decode(cell: Cell, reasons: ChangeReason[]): string {
  const runs = cell.runs ?? [{ text: cell.text }];
  const parts = runs.map((run) => {
    const { text, verdict } = convertLegacy(run.text, ('font' in run ? run.font : undefined) ?? cell.font);
    if (!verdict || text === run.text) return run.text;
    if (!reasons.includes(verdict.encoding)) reasons.push(verdict.encoding);
    if (verdict.by === 'letters' && !reasons.includes('guessed')) reasons.push('guessed');
    return text;
  });
  return parts.join('');
}

/** A name typed in capitals, as names are written: `TRẦN VĂN AN` becomes `Trần Văn An`. */
export function withoutCapitals({ text, reasons }: CleanText): CleanText {
  const isShouted = text.includes(' ') && text === text.toUpperCase() && text !== text.toLowerCase();
  if (!isShouted) return { text, reasons };
  const calm = text.toLowerCase().replace(/(^|[\s\-(])(\p{L})/gu, (all: string) => all.toUpperCase());
  return { text: calm.normalize('NFC'), reasons: [...reasons, 'capitals'] };
}
