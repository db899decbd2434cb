import type { z } from 'zod';
import type { document } from '@guong/core/document';

/** A page of the register. */
export type RegisterView = z.output<typeof document.find.output>;
/** One document. */
export type DocumentView = z.output<typeof document.one.output>;
/** The bodies that issue documents. */
export type IssuersView = z.output<typeof document.issuers.output>['issuers'];
/** A link as seen from one of its ends. */
export type LinkView = DocumentView['up'][number];
