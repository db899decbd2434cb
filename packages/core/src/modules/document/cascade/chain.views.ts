import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view } from '../../../usecase/index.ts';
import { daysBetween } from '../days-between.ts';
import { mayReadCascade } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { chainEvents, chainLinks, chainRows } from './chain.figures.ts';
import { CoverageInput } from './obligation.schema.ts';

const Chain = z.object({
  documents: z.array(
    z.object({
      documentId: z.uuid(),
      symbol: z.string(),
      title: z.string(),
      issuedOn: z.string(),
      issuerName: z.string(),
      /** Steps from the document asked for: negative above it, positive below. */
      depth: z.int(),
    }),
  ),
  /** `from` carries out or guides `to`, so many days later. */
  links: z.array(
    z.object({ fromId: z.uuid(), toId: z.uuid(), kind: z.enum(['implements', 'guides']), lagDays: z.int() }),
  ),
  /** What units did without a document of their own, under this document and those below it: from the first day to the last. */
  events: z.array(
    z.object({
      documentId: z.uuid(),
      task: z.string(),
      firstOn: z.string(),
      doneOn: z.string(),
      units: z.int(),
      /** To the last day. */
      lagDays: z.int(),
    }),
  ),
  /** Days from the first document of the chain to the last document or event; null when there is only one. */
  endToEndDays: z.int().nullable(),
});

/** The chain of a document upwards and downwards, with the days between each two and from end to end (H2). */
export const chain = view({
  name: 'document.chain',
  http: 'GET /documents/{documentId}/chain',
  summary: 'Chuỗi triển khai của một văn bản: lên cấp trên, xuống cấp dưới, số ngày từng bước và cả chuỗi',
  input: CoverageInput,
  output: Chain,
  async run(ctx, { documentId }) {
    const permit = mayReadCascade(ctx.actor, 'document.chain');
    if (!permit) return forbidden('document.chain');
    const rows = await chainRows(ctx, documentId);
    if (rows.length === 0) return missing('document');
    const ids = rows.map((row) => row.document_id);
    const issued = new Map(rows.map((row) => [row.document_id, row.issued_on]));
    const dayOfDocument = (id: string): string => issued.get(id) ?? '';
    const below = rows.filter(({ depth }) => depth >= 0).map((row) => row.document_id);
    const events = (await chainEvents(ctx, below)).map((row) => ({
      documentId: row.document_id,
      task: row.task,
      firstOn: row.first_on,
      doneOn: row.done_on,
      units: row.units,
      lagDays: daysBetween(dayOfDocument(row.document_id), row.done_on),
    }));
    const links = (await chainLinks(ctx, ids)).map(({ from_id: fromId, to_id: toId, kind }) => {
      return { fromId, toId, kind, lagDays: daysBetween(dayOfDocument(toId), dayOfDocument(fromId)) };
    });
    const documents = rows.map((row) => ({
      documentId: row.document_id,
      symbol: row.symbol,
      title: row.title,
      issuedOn: row.issued_on,
      issuerName: row.issuer_name,
      depth: row.depth,
    }));
    const days = [...documents.map((one) => one.issuedOn), ...events.map(({ doneOn }) => doneOn)];
    return ok({ permit, value: { documents, links, events, endToEndDays: spanOf(days) } });
  },
});

function spanOf(days: readonly string[]): number | null {
  const sorted = [...days].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  return sorted.length < 2 || first === undefined || last === undefined ? null : daysBetween(first, last);
}
