import { foldAll } from '@guong/vietnamese';
import { ok, type Result } from '../../../kernel/index.ts';
import { FILE_KINDS, readAdmitted } from '../../../platform/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayReadTemplates } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import type { FormTemplateRow } from '../document.tables.ts';
import { filledExample } from './filled-example.ts';
import { FileOutput, TemplateInput } from './template.schema.ts';
import { templateById } from './template.sql.ts';

/** The file of a template as it is kept: with its placeholders, without who made it. */
export const templateFile = view({
  name: 'document.templateFile',
  http: 'none',
  summary: 'Tải tệp gốc của một mẫu văn bản',
  input: TemplateInput,
  output: FileOutput,
  async run(ctx, { templateId }) {
    const permit = mayReadTemplates(ctx.actor, 'document.templateFile');
    if (!permit) return forbidden('document.templateFile');
    const row = await templateById(ctx, templateId);
    if (!row) return missing('template');
    const bytes = await storedBytes(ctx, row);
    return bytes.ok ? ok({ permit, value: fileOf(row, 'mau', bytes.value) }) : bytes;
  },
});

/** The same file with an invented example filled in. */
export const previewTemplate = view({
  name: 'document.previewTemplate',
  http: 'none',
  summary: 'Tải bản điền thử của một mẫu văn bản, với ví dụ tự đặt',
  input: TemplateInput,
  output: FileOutput,
  async run(ctx, { templateId }) {
    const permit = mayReadTemplates(ctx.actor, 'document.previewTemplate');
    if (!permit) return forbidden('document.previewTemplate');
    const row = await templateById(ctx, templateId);
    if (!row) return missing('template');
    const bytes = await filledExample(ctx, row);
    return bytes.ok ? ok({ permit, value: fileOf(row, 'dien-thu', bytes.value) }) : bytes;
  },
});

async function storedBytes(ctx: Ctx, row: FormTemplateRow): Promise<Result<Uint8Array>> {
  const file = await readAdmitted(ctx, row.file_id);
  return file.ok ? ok(file.value.bytes) : file;
}

function fileOf({ code, version }: FormTemplateRow, what: string, bytes: Uint8Array) {
  const name = foldAll(code).replace(/[^a-z0-9]+/g, '-');
  const fileName = `${what}-${name}-ban-${String(version)}.docx`;
  return { fileName, mediaType: FILE_KINDS.docx.mediaType, bytes: new Uint8Array(bytes) };
}
