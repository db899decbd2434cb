import type { ActingHolding, Actor } from '@guong/core/usecase';
import type { WebContext } from './web-env.ts';

/** A file to be saved; `fileName` is plain ASCII of ours. */
interface ToSave {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is larger is handed over in parts, and who takes it is asked for anew before each of them. */
export const PART_BYTES = 256 * 1024;

/** Answers with a file to save: never shown in the browser, never kept by caches. */
export function attachment(c: WebContext, file: ToSave): Response {
  c.header('content-type', file.mediaType);
  c.header('content-disposition', `attachment; filename="${file.fileName}"`);
  c.header('x-content-type-options', 'nosniff');
  c.header('cache-control', 'no-store');
  if (file.bytes.length <= PART_BYTES) return c.body(file.bytes);
  // Its length is told, so that one that was cut off is no finished file for the browser.
  c.header('content-length', file.bytes.length.toString());
  return c.body(inParts(c, file.bytes));
}

/** The bytes as they are fetched; cut off as soon as the reader has lost what he had when he asked (AUT-7). */
function inParts(
  { var: { visit, visitAnew } }: WebContext,
  bytes: Uint8Array<ArrayBuffer>,
): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        if (!hasAllOf((await visitAnew()).actor, (await visit()).actor)) {
          controller.error(new Error('the reader of a download has lost a right'));
          return;
        }
        controller.enqueue(bytes.subarray(at, at + PART_BYTES));
        at += PART_BYTES;
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Whether somebody is still who he was, with every post and power that he had. */
function hasAllOf(now: Actor, before: Actor): boolean {
  if (now.kind !== 'person' || before.kind !== 'person') return now.kind === before.kind;
  const held = new Map(now.holdings.map(({ holdingId, powers }) => [holdingId, powers]));
  const isKept = ({ holdingId, powers }: ActingHolding): boolean =>
    held.has(holdingId) && powers.every((power) => held.get(holdingId)?.includes(power));
  return now.personId === before.personId && before.holdings.every(isKept);
}
