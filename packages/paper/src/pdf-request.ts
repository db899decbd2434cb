import { PARTY_LAYOUT } from './party-layout.ts';
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

/** The request for a paper, or `too-large` above 8 million characters (the synchronous compiler cannot be stopped). */
export function pdfRequest(paper: Paper, standard: PdfStandard): PdfRequest | 'too-large' {
  const svgs = Object.entries(paper.qrCodes).map(([name, payload]) => [name, qrSvg(payload)]);
  const codes = JSON.stringify(Object.fromEntries(svgs));
  const content = JSON.stringify({
    title: paper.title,
    layout: PARTY_LAYOUT,
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
