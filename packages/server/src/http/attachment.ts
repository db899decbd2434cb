import type { WebContext } from './web-env.ts';

/** Answers with a file to save: never shown in the browser, never kept by caches. `fileName` is plain ASCII of ours. */
export function attachment(
  c: WebContext,
  file: { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Response {
  c.header('content-type', file.mediaType);
  c.header('content-disposition', `attachment; filename="${file.fileName}"`);
  c.header('x-content-type-options', 'nosniff');
  c.header('cache-control', 'no-store');
  return c.body(file.bytes);
}
