import type { Paper } from './paper.ts';
import type { LayoutFamily } from './party-layout.ts';

/** The head of an official document, written as it shall stand (names in capitals where the office writes them so). */
export type Letterhead = {
  /** In which layout the document stands; a Party document when left out. */
  readonly family?: LayoutFamily;
  /** Superior body, e.g. `ĐẢNG BỘ TỈNH SÔNG HỒNG`. */
  readonly superior: string;
  /** Issuing body, e.g. `ĐẢNG ỦY PHƯỜNG HOA GẠO`. */
  readonly issuer: string;
  /** Number in the series of its type, e.g. `12`; empty leaves room to write it by hand. */
  readonly number: string;
  /** Type and issuer, e.g. `BB/ĐU`. */
  readonly symbol: string;
  /** E.g. `Hoa Gạo, ngày 22 tháng 11 năm 2026`. */
  readonly placeAndDate: string;
};

/** A piece of a paragraph. */
export type Run = { readonly text: string; readonly bold?: boolean; readonly italic?: boolean };

/** A column: `width` in mm, or 0 for an equal part of what is left of the line. */
export type Column = { readonly title: string; readonly width: number; readonly align: 'left' | 'center' | 'right' };

/** A row of a table; each cell is its lines. A `group` row has one cell over the whole width and heads what follows. */
export type Row = {
  readonly cells: readonly (readonly string[])[];
  readonly bold?: boolean;
  readonly group?: boolean;
};

/** The parts that the body of an official document is made of, in reading order. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
      /** Size of the letters in points. */
      readonly size: number;
      /** Least height of a row in mm, for lists signed by hand; 0 for none. */
      readonly rowHeight: number;
    }
  | { readonly kind: 'code'; readonly qr: string; readonly alt: string; readonly lines: readonly string[] };

/** Somebody who signs: the office or part in capitals, the name under the room for the signature. */
export type Signer = { readonly office: string; readonly name: string };

/** Body of a document in the layout of Party documents. */
export type OfficialBody = {
  readonly letterhead: Letterhead;
  /** E.g. `BIÊN BẢN`. */
  readonly typeName: string;
  readonly abstract: string;
  /** A circulation mark such as `LƯU HÀNH NỘI BỘ`; empty for none. */
  readonly circulation: string;
  readonly blocks: readonly Block[];
  /** Signers side by side at the right end (head) and left (others); the chair below, alone. */
  readonly signatures: {
    readonly left: { readonly office: string; readonly names: readonly string[] };
    readonly right: Signer;
    readonly chair: Signer | null;
  };
  /** Lines under `Nơi nhận`. */
  readonly recipients: readonly string[];
};

/** An official document that can be written as PDF and as DOCX with the same words. */
export type OfficialPaper = Paper<'official', OfficialBody>;
