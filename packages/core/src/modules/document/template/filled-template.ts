import { fail, ok, type Result } from '../../../kernel/index.ts';
import { fillForm, readAdmitted, type FormValues } from '../../../platform/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import type { FormTemplateRow } from '../document.tables.ts';
import { TEMPLATE_SHAPE } from './fields.ts';

/** A template filled with values; `unavailable` when its stored file is damaged. */
export async function filledTemplate(ctx: Ctx, row: FormTemplateRow, values: FormValues): Promise<Result<Uint8Array>> {
  const file = await readAdmitted(ctx, row.file_id);
  if (!file.ok) return file;
  const order = { shape: TEMPLATE_SHAPE, values, madeFrom: templateName(row) };
  const filled = fillForm(new Uint8Array(file.value.bytes), order);
  return filled === undefined ? fail({ code: 'unavailable', reason: DAMAGED }) : ok(filled);
}

const DAMAGED = 'Tệp mẫu đã lưu bị hỏng; hãy báo người vận hành phục hồi từ bản sao lưu.';

/** How a template is called: `Mẫu KH-01, bản 2`. */
export const templateName = ({ code, version }: Pick<FormTemplateRow, 'code' | 'version'>): string =>
  `${code}, bản ${String(version)}`;
