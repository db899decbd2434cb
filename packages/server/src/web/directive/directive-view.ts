import type { z } from 'zod';
import type { document } from '@guong/core/document';

/** The list of documents that ask something of units. */
export type DirectivesView = z.output<typeof document.directives.output>;
/** How far one document was carried out. */
export type CoverageView = z.output<typeof document.coverage.output>;
/** Units by duties. */
export type MatrixView = z.output<typeof document.matrix.output>;
/** Where one unit stands with one duty. */
export type CellView = NonNullable<MatrixView['units'][number]['cells'][number]>;
/** One obligation with what could answer it. */
export type ObligationView = z.output<typeof document.obligation.output>;
/** A line of a list of obligations. */
export type ObligationLineView = z.output<typeof document.waiting.output>['obligations'][number];
/** A chain of documents. */
export type ChainView = z.output<typeof document.chain.output>;
/** The drafts that were begun for an obligation, and the template in force. */
export type DraftsView = z.output<typeof document.drafts.output>;
