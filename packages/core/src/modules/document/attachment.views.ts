import { foldAll } from '@guong/vietnamese';
import { z } from 'zod';
import { hidden, ok } from '../../kernel/index.ts';
import { FILE_KINDS, readAdmitted } from '../../platform/index.ts';
import { view } from '../../usecase/index.ts';
import { attachmentById } from './attachment.sql.ts';
import { mayReadDocument } from './document.policy.ts';
import { missing } from './document.refusals.ts';
import { AttachmentInput } from './document.schema.ts';
import { documentById } from './document.sql.ts';

/** A file of a document with its bytes, for whoever may read the document; the store checks them against their hash. */
export const attachment = view({
  name: 'document.attachment',
  http: 'none',
  summary: 'Tải một tệp của văn bản',
  input: AttachmentInput,
  output: z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
  async run(ctx, asked) {
    const document = await documentById(ctx, asked.documentId);
    if (!document) return missing('attachment');
    const permit = mayReadDocument(ctx.actor, 'document.attachment', { isPublic: document.is_public });
    if (!permit) return hidden('document.attachment', 'attachment');
    const row = await attachmentById(ctx, asked);
    if (!row) return missing('attachment');
    const file = await readAdmitted(ctx, row.file_id);
    if (!file.ok) return file;
    const { mediaType, bytes } = file.value;
    const fileName = `${plainName(document.symbol)}-${row.sha256.slice(0, 8)}.${extensionOf(mediaType)}`;
    return ok({ permit, value: { fileName, mediaType, bytes: new Uint8Array(bytes) } });
  },
});

/** `195-KH/ĐU` as a name that every machine can write: `195-kh-du`. */
const plainName = (symbol: string): string => foldAll(symbol).replace(/[^a-z0-9]+/g, '-');

const extensionOf = (mediaType: string): string =>
  Object.values(FILE_KINDS).find((kind) => kind.mediaType === mediaType)?.extensions[0] ?? 'bin';
