import { layoutOf, numberText, type LayoutFamily } from './party-layout.ts';
import type { Paper } from './paper.ts';
import { type Content, mapText, softBreaks } from './printable-text.ts';
import { qrSvg } from './qr-image.ts';
import { templateSource } from './templates/index.ts';

/** Standards a PDF can be checked against while it is written: archive and tagged, or tagged for screen readers. */
export type PdfStandard = 'a-2a' | 'ua-1';

/** What the worker compiles: fixed source, all words as JSON text. */
export type PdfRequest = {
  readonly source: string;
  readonly inputs: { readonly content: string; readonly codes: string };
  readonly standard: PdfStandard;
  /** Seconds since 1970: makes the file the same for the same paper. */
  readonly timestamp: number;
};

const LARGEST_REQUEST = 8_000_000;

interface Numbered {
  readonly family?: LayoutFamily;
  readonly number: string;
  readonly symbol: string;
}
/** The letterhead of an official document; cards and posters have none. */
const letterheadOf = ({ layout, body }: Paper): Numbered | undefined =>
  layout === 'official' ? (body as unknown as { readonly letterhead: Numbered }).letterhead : undefined;

/** The request for a paper, or `too-large` above 8 million characters (the synchronous compiler cannot be stopped). */
export function pdfRequest(paper: Paper, standard: PdfStandard): PdfRequest | 'too-large' {
  const svgs = Object.entries(paper.qrCodes).map(([name, payload]) => [name, qrSvg(payload)]);
  const codes = JSON.stringify(Object.fromEntries(svgs));
  const letterhead = letterheadOf(paper);
  const family = letterhead?.family;
  const content = JSON.stringify({
    title: paper.title,
    layout: layoutOf(family),
    number: letterhead && numberText(family ?? 'party', letterhead.number, letterhead.symbol),
    body: mapText<Content>(paper.body, softBreaks),
  });
  if (content.length + codes.length > LARGEST_REQUEST) return 'too-large';
  return {
    source: templateSource(paper.layout),
    inputs: { content, codes },
    standard,
    timestamp: Math.floor(paper.documentAt.getTime() / 1000),
  };
}
